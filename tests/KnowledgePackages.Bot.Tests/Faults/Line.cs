using System.Text.Json;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.TestKit;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>The line between one person's channel and the bot: delivers exactly what it is given, and keeps all that comes back.</summary>
internal sealed class Line
{
    /// <summary>Where everybody's time begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly EngineTestAdapter _adapter;
    private readonly IBot _bot;
    private readonly DialogsContent _content;

    private Line(IConversationStore storage, FakeTimeProvider time, DialogsContent content)
    {
        (Storage, Time, _content) = (storage, time, content);
        (_adapter, _bot) = EngineTestAdapter.Create(
            BotFactory.State,
            clock => BotFactory.Create(content, new DocumentState(), clock, NullLoggerFactory.Instance),
            time: time,
            storage: storage,
            runsTwice: false);
    }

    public IConversationStore Storage { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>Everything that the person was shown, updates included, oldest first.</summary>
    public List<Activity> Shown { get; } = [];

    /// <summary>A line to a bot about this content, the sample's where none is named.</summary>
    public static Line Open(IConversationStore? storage = null, DialogsContent? content = null, DateTimeOffset? at = null) =>
        new(storage ?? new MemoryConversationStore(), new FakeTimeProvider(at ?? Start), content ?? Sample.Content);

    /// <summary>The process ends while it rests, and another one goes on: on the same store, with nothing in memory.</summary>
    public async Task<Line> RestartAsync()
    {
        // The engine stores by itself what was delivered, a moment after it rests. How often this looks depends on the machine, so the same
        // time has passed afterwards in any case.
        var afterwards = Time.GetUtcNow() + TimeSpan.FromMinutes(10);
        while ((await StoredAsync()).Owed > 0)
        {
            Time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        Time.SetUtcNow(afterwards);
        var next = Open(Storage, _content, Time.GetUtcNow());
        next.Shown.AddRange(Shown);
        return next;
    }

    /// <summary>Delivers at this moment, or now where that has passed, and gives what came back.</summary>
    public async Task<IReadOnlyList<Activity>> DeliverAsync(Sending sending, DateTimeOffset at)
    {
        if (at > Time.GetUtcNow())
        {
            Time.SetUtcNow(at);
        }

        return await DeliverAsync(sending.ToActivity());
    }

    /// <summary>Delivers now.</summary>
    public async Task<IReadOnlyList<Activity>> DeliverAsync(Activity activity)
    {
        await _adapter.ProcessActivityAsync(activity, _bot.OnTurnAsync);
        var before = Shown.Count;
        while (_adapter.GetNextReply() is { } reply)
        {
            Shown.Add(reply);
        }

        return Shown[before..];
    }

    /// <summary>Delivers all of them at one instant, each on a thread of its own.</summary>
    public async Task DeliverTogetherAsync(IReadOnlyCollection<Activity> activities)
    {
        using var ready = new Barrier(activities.Count);
        await Task.WhenAll(activities.Select(activity => Task.Factory.StartNew(
            () =>
            {
                ready.SignalAndWait();
                return _adapter.ProcessActivityAsync(activity, _bot.OnTurnAsync);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
        while (_adapter.GetNextReply() is { } reply)
        {
            Shown.Add(reply);
        }
    }

    /// <summary>
    /// Writes or, after an exclamation mark, taps the button with these values, as somebody does who has read everything.
    /// </summary>
    public Task<IReadOnlyList<Activity>> SayAsync(string said)
    {
        var at = Time.GetUtcNow() + TimeSpan.FromSeconds(10);
        var sending = new Sending($"said-{at.Ticks}", said, Local: at, Channel: at);
        return DeliverAsync(said.StartsWith("! ", StringComparison.Ordinal) ? Tapped(sending) : sending, at);
    }

    /// <summary>A tap instead of the words that describe it: <c>! answer kp2-c1 yes</c>.</summary>
    public Sending Tapped(Sending described)
    {
        var (card, data) = Button(described.Text![2..]);
        return described with { Text = null, Data = data, CardId = card };
    }

    /// <summary>What is stored of a conversation; of the only one where none is named.</summary>
    public Task<StoredState> StoredAsync(string? conversation = null) =>
        conversation is null ? StoredState.OfAsync(Storage) : StoredState.OfAsync(Storage, KeyOf(conversation));

    /// <summary>Lets a conversation of this name stand where another one stood.</summary>
    public Task PutAsync(StoredState state, string conversation) => (state with { Key = KeyOf(conversation) }).PutAsync(Storage);

    private static DocumentKey KeyOf(string conversation) => DocumentKey.ForConversation(Channels.Test, null, "User1", conversation);

    /// <summary>The newest button that was ever shown with these values.</summary>
    public (string Card, JsonElement Data) Button(string words)
    {
        bool IsMeant(JsonElement data) =>
            words.Split(' ').All(word => data.EnumerateObject().Any(property => property.Value.ToString() == word));
        return Shown
            .AsEnumerable()
            .Reverse()
            .SelectMany(shown => ButtonsOf(shown).Where(IsMeant).Select(data => (shown.Id!, data)))
            .First();
    }

    /// <summary>The data of every button in the message, and of none where it has no card.</summary>
    public static IEnumerable<JsonElement> ButtonsOf(Activity activity) =>
        Talk.CardOf(activity) is { } card ? Talk.Buttons(card).Select(button => button.GetProperty("data")) : [];

    /// <summary>What the messages say, as content ids, one line each.</summary>
    public static IEnumerable<string> Says(IEnumerable<Activity> activities) => activities
        .Where(activity => activity.Type == ActivityTypes.Message)
        .Select(activity => string.Join(' ', Talk.Shows(activity)));
}
