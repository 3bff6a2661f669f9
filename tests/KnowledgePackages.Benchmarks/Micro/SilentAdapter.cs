using System.Security.Claims;
using KnowledgePackages.Bot;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.Benchmarks.Micro;

/// <summary>Runs turns with a channel that accepts every reply immediately.</summary>
internal sealed class SilentAdapter(TurnEngine engine, TurnClock clock) : TurnAdapter(engine)
{
    private readonly ClaimsIdentity _identity = new("benchmark");
    private readonly Sink _sink = new();
    private long _inputs;

    /// <summary>The clock of the turns, for the bot.</summary>
    public TimeProvider Clock { get; } = clock;

    public static SilentAdapter Create(IConversationStore storage)
    {
        var clock = new TurnClock(TimeProvider.System);
        var settings = new TurnSettings
        {
            Instance = "benchmark",
            Json = StateJson.Options(BotFactory.State.Types),
            Immutable = BotFactory.State.Immutable,
            Due = BotFactory.State.Due,
            LogIsAtomic = true,
        };
        var time = new StoreTime(storage, TimeProvider.System, NullLogger<StoreTime>.Instance);
        return new(new TurnEngine(storage, settings, clock, time, NullLogger<TurnEngine>.Instance), clock);
    }

    /// <summary>
    /// Runs one turn of a person in Teams. The channel can update messages, so the bot updates the answered card before it sends the next
    /// card.
    /// </summary>
    public async Task ProcessAsync(string? text, object? value, BotCallbackHandler callback)
    {
        var now = TimeProvider.System.GetUtcNow();
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Id = $"{++_inputs}",
            Text = text,
            Value = value,
            ChannelId = Channels.Msteams,
            ServiceUrl = "https://smba.trafficmanager.net/emea/",
            Conversation = new ConversationAccount { Id = "a:conversation" },
            From = new ChannelAccount { Id = "29:person" },
            Recipient = new ChannelAccount { Id = "28:bot" },
            Locale = "en-GB",
            Timestamp = now,
            LocalTimestamp = now,
        };
        var outcome = await RunTurnAsync(_identity, activity, _sink, callback, CancellationToken.None);
        if (outcome.Status != 200)
        {
            throw new InvalidOperationException($"The turn was answered with {outcome.Status}.");
        }
    }

    private sealed class Sink : IReplyChannel
    {
        private static readonly Task<DeliveryResult> Taken = Task.FromResult<DeliveryResult>(new DeliveryResult.Delivered("1700000000000"));

        public bool ReadsLog => false;

        public bool Serves(string? serviceUrl) => true;

        public bool CanUpdate(Activity activity) => true;

        public void Prepare(Activity activity, long number)
        {
        }

        public Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellationToken) => Taken;

        public void NotifyLogChanged(DocumentKey key)
        {
        }
    }
}
