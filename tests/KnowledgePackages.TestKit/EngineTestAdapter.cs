using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.TestKit;

/// <summary>
/// Runs a bot in a test, without a channel. Activities pass through the real turn engine. The engine runs every turn twice and fails if the
/// outcomes differ. So a test fails if its bot reads the system clock, uses random values or keeps data between turns.
/// </summary>
public sealed class EngineTestAdapter : TurnAdapter
{
    private readonly TestReplyChannel _channel;
    private readonly TurnEngine _engine;
    private readonly TimeProvider _time;
    private readonly IConversationStore _storage;
    private readonly Handovers _handovers;
    private long _ids;

    private EngineTestAdapter(
        ConversationReference conversation,
        TurnEngine engine,
        TurnClock clock,
        TimeProvider time,
        IConversationStore storage,
        Handovers handovers,
        bool updatesMessages
    )
        : base(engine)
    {
        (Conversation, Clock, _time, _engine) = (conversation, clock, time, engine);
        (_storage, _handovers) = (storage, handovers);
        _channel = new TestReplyChannel(Replies.Enqueue, updatesMessages);
    }

    /// <summary>The conversation from which the adapter takes the properties that an activity lacks.</summary>
    public ConversationReference Conversation { get; }

    /// <summary>The locale of the activities that <see cref="MakeActivity"/> creates.</summary>
    public string Locale { get; set; } = "en-US";

    /// <summary>The bot's messages that the test has not read yet. An update has the type <c>messageUpdate</c>.</summary>
    public ConcurrentQueue<Activity> Replies { get; } = new();

    /// <summary>The bot's clock. It stands still during a turn.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Creates an adapter and the bot.</summary>
    /// <param name="state">
    /// Describes the bot's state to the engine. If null, the bot can store only simple types and the SDK's types.
    /// </param>
    /// <param name="channelId">The channel id of the activities.</param>
    /// <param name="createBot">Creates the bot with the clock of the turns.</param>
    /// <param name="time">The clock outside turns; null for the system clock.</param>
    /// <param name="storage">
    /// The store; null for a new one in memory. A second adapter on the same store acts as the same instance after a restart.
    /// </param>
    /// <param name="runsTwice">Set to false only for measurements: each turn then runs once, without the check.</param>
    /// <param name="updatesMessages">Whether the channel can update and delete messages.</param>
    public static (EngineTestAdapter Adapter, IBot Bot) Create(
        StateContract? state,
        Func<TimeProvider, IBot> createBot,
        string channelId = Channels.Test,
        TimeProvider? time = null,
        IConversationStore? storage = null,
        bool runsTwice = true,
        bool updatesMessages = true)
    {
        ArgumentNullException.ThrowIfNull(createBot);
        time ??= TimeProvider.System;
        storage ??= new MemoryConversationStore();
        var clock = new TurnClock(time);
        var settings = new TurnSettings
        {
            Instance = "test",
            SecretKey = "the same in every test"u8.ToArray(), // the same codes each time that a conversation is played
            Json = StateJson.Options(state?.Types),
            Immutable = state?.Immutable,
            Due = state?.Due,
            LogIsAtomic = storage.LogIsAtomic,
            RunsTwice = runsTwice,
        };
        var storeTime = new StoreTime(storage, time, NullLogger<StoreTime>.Instance);
        var engine = new TurnEngine(storage, settings, clock, storeTime, NullLogger<TurnEngine>.Instance);
        var handovers = new Handovers(storage, settings, storeTime, NullLogger.Instance);
        var conversation = CreateConversation("Conversation1", channelId: channelId);
        return (new EngineTestAdapter(conversation, engine, clock, time, storage, handovers, updatesMessages), createBot(clock));
    }

    /// <summary>Creates a conversation between a user and the bot.</summary>
    public static ConversationReference CreateConversation(
        string name,
        string user = "User1",
        string bot = "Bot",
        string channelId = Channels.Test
    ) =>
        new()
        {
            ChannelId = channelId,
            ServiceUrl = "https://test.com",
            Conversation = new ConversationAccount { Id = name, IsGroup = false },
            User = new ChannelAccount { Id = user, Name = user },
            Bot = new ChannelAccount { Id = bot, Name = bot },
        };

    /// <summary>Ends the engine as an orderly stop of the host does. Stores the receipts of delivered replies.</summary>
    public Task DrainAsync() => _engine.DrainAsync(default);

    /// <summary>
    /// Checks all handover entries, as a host does: sends the events of completed handovers, and deletes completed and expired entries.
    /// </summary>
    public async Task SettleHandoversAsync(BotCallbackHandler callback)
    {
        await foreach (var key in _storage.ListAsync(DocumentKey.Handovers, default))
        {
            await _handovers.SettleAsync(
                key,
                async (notice, token) =>
                    (await RunTurnAsync(new ClaimsIdentity("test"), notice, _channel, callback, token, isProactive: true)).Status != 503,
                default);
        }
    }

    /// <summary>Creates a message from the user.</summary>
    public Activity MakeActivity(string? text = null) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        Locale = Locale,
        Timestamp = _time.GetUtcNow(),
    };

    /// <summary>
    /// Adds the missing properties to an activity, sends it to the bot, and waits until the turn has ended and all replies have arrived.
    /// </summary>
    /// <returns>The response to an invoke; null for any other activity.</returns>
    /// <exception cref="InvalidOperationException">The turn was not committed.</exception>
    public async Task<InvokeResponse?> ProcessActivityAsync(
        Activity activity,
        BotCallbackHandler callback,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(activity);
        activity.Type ??= ActivityTypes.Message;
        activity.ChannelId ??= Conversation.ChannelId;
        activity.ServiceUrl ??= Conversation.ServiceUrl;
        activity.Conversation ??= Conversation.Conversation;
        activity.From ??= Conversation.User;
        activity.Recipient ??= Conversation.Bot;
        activity.Id ??= $"activity-{++_ids}";
        var outcome = await RunTurnAsync(new ClaimsIdentity("test"), activity, _channel, callback, cancellationToken);
        if (outcome.Status == 503)
        {
            throw new InvalidOperationException("The turn was not committed.");
        }

        return activity.Type == ActivityTypes.Invoke
            ? new InvokeResponse { Status = outcome.Status, Body = outcome.Body.IsEmpty ? null : JsonElement.Parse(outcome.Body.Span) }
            : null;
    }

    /// <summary>Sends a text as the user.</summary>
    public Task SendTextToBotAsync(string userSays, BotCallbackHandler callback, CancellationToken cancellationToken = default) =>
        ProcessActivityAsync(MakeActivity(userSays), callback, cancellationToken);

    /// <summary>Removes and returns the oldest reply; null if there is none.</summary>
    public Activity? GetNextReply() => Replies.TryDequeue(out var reply) ? reply : null;
}
