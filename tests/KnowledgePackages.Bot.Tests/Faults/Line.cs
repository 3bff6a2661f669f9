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

/// <summary>The line between one person's channel and the bot. Delivers exactly the given activities, and keeps all replies.</summary>
internal sealed class Line
{
    /// <summary>The time at which every test begins.</summary>
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

    /// <summary>All messages to the person, including updates, oldest first.</summary>
    public List<Activity> Shown { get; } = [];

    /// <summary>Opens a line to a bot with this content; with the sample content if it is null.</summary>
    public static Line Open(IConversationStore? storage = null, DialogsContent? content = null, DateTimeOffset? at = null) =>
        new(storage ?? new MemoryConversationStore(), new FakeTimeProvider(at ?? Start), content ?? Sample.Content);

    /// <summary>Ends the process while it is idle, and starts another one on the same store, with nothing in memory.</summary>
    public async Task<Line> RestartAsync()
    {
        // The engine stores the receipts a moment after it becomes idle. The time until the test sees them depends on the machine, so
        // afterwards set the clock to a fixed time.
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

    /// <summary>Delivers at this time, or now if the time is in the past, and returns the replies.</summary>
    public async Task<IReadOnlyList<Activity>> DeliverAsync(Sending sending, DateTimeOffset at)
    {
        if (at > Time.GetUtcNow())
        {
            Time.SetUtcNow(at);
        }

        return await DeliverAsync(sending.ToActivity());
    }

    /// <summary>Delivers now, and returns the replies.</summary>
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

    /// <summary>Delivers all activities at one instant, each on its own thread.</summary>
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
    /// Sends a text or, after an exclamation mark, taps the button with these data. Lets ten seconds pass first, so that the person had
    /// time to read all earlier messages.
    /// </summary>
    public Task<IReadOnlyList<Activity>> SayAsync(string said)
    {
        var at = Time.GetUtcNow() + TimeSpan.FromSeconds(10);
        var sending = new Sending($"said-{at.Ticks}", said, Local: at, Channel: at);
        return DeliverAsync(said.StartsWith("! ", StringComparison.Ordinal) ? Tapped(sending) : sending, at);
    }

    /// <summary>Returns a tap on the button that the text describes: <c>! answer kp2-c1 yes</c>.</summary>
    public Sending Tapped(Sending described)
    {
        var (card, data) = Button(described.Text![2..]);
        return described with { Text = null, Data = data, CardId = card };
    }

    /// <summary>Returns the stored state of a conversation; if null, of the only conversation in the store.</summary>
    public Task<StoredState> StoredAsync(string? conversation = null) =>
        conversation is null ? StoredState.OfAsync(Storage) : StoredState.OfAsync(Storage, KeyOf(conversation));

    /// <summary>Stores a copy of the state as the conversation with this name.</summary>
    public Task PutAsync(StoredState state, string conversation) => (state with { Key = KeyOf(conversation) }).PutAsync(Storage);

    private static DocumentKey KeyOf(string conversation) => DocumentKey.ForConversation(Channels.Test, null, "User1", conversation);

    /// <summary>Returns the newest button that was ever shown with these data.</summary>
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

    /// <summary>Returns the data of every button in the message; empty if the message has no card.</summary>
    public static IEnumerable<JsonElement> ButtonsOf(Activity activity) =>
        Talk.CardOf(activity) is { } card ? Talk.Buttons(card).Select(button => button.GetProperty("data")) : [];

    /// <summary>Returns the content ids that the messages show, as one line for each message.</summary>
    public static IEnumerable<string> Says(IEnumerable<Activity> activities) => activities
        .Where(activity => activity.Type == ActivityTypes.Message)
        .Select(activity => string.Join(' ', Talk.Shows(activity)));
}
