using System.Collections.Concurrent;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>One instance of the engine with a bot that counts messages, on a store that the test can share and break.</summary>
internal sealed class EngineHarness : TurnAdapter
{
    private readonly DocumentState _state = new();
    private readonly TurnEngine _engine;

    private readonly DueConversations _due;

    private EngineHarness(TurnEngine engine, DueConversations due, ScriptedChannel channel)
        : base(engine) => (_engine, _due, Channel) = (engine, due, channel);

    public ScriptedChannel Channel { get; }

    public int ConversationsHeld => _engine.ConversationsHeld;

    public int ConversationsBusy => _engine.ConversationsBusy;

    /// <summary>Replaces the counting bot.</summary>
    public Func<ITurnContext, Task>? Bot { get; set; }

    public static EngineHarness Create(
        IConversationStore storage,
        TimeProvider time,
        string instance = "one",
        bool twice = true,
        int conversations = 100,
        ScriptedChannel? channel = null
    )
    {
        var settings = new TurnSettings
        {
            Instance = instance,
            Json = StateJson.Options(null),
            Due = DueProperty.Of<JsonObject>("Reminder", wish => wish["at"]!.GetValue<DateTimeOffset>()),
            LogIsAtomic = storage.LogIsAtomic,
            RunsTwice = twice,
            ConversationsInMemory = conversations,
            ConversationsAtOnce = conversations,
        };
        EngineHarness harness = null!;
        bool IsBusy() => harness.ConversationsBusy > 0;
        time = time switch
        {
            SteppedTime stepped => stepped.For(IsBusy),
            WrongClock wrong => wrong.For(IsBusy),
            _ => time,
        };
        var storeTime = new StoreTime(storage, time, NullLogger<StoreTime>.Instance);
        var engine = new TurnEngine(storage, settings, new TurnClock(time), storeTime, NullLogger<TurnEngine>.Instance);
        return harness = new EngineHarness(
            engine,
            new DueConversations(storage, settings, storeTime, NullLogger.Instance),
            channel ?? new ScriptedChannel()
        )
        {
            Usage = new(storage, engine, storeTime, NullLogger.Instance),
        };
    }

    /// <summary>Creates a message whose replies are returned in the response.</summary>
    public static Activity ExpectReplies(string id)
    {
        var activity = Message(id);
        activity.DeliveryMode = DeliveryModes.ExpectReplies;
        return activity;
    }

    /// <summary>Returns the texts that the channel has delivered.</summary>
    public static List<string?> Said(EngineHarness engine) => [.. engine.Channel.Taken.Select(taken => taken.Text)];

    public static Activity Message(string id, string text = "hi", string user = "user", string? clientId = null) => new()
    {
        Type = ActivityTypes.Message,
        Id = id,
        Text = text,
        ChannelId = "test",
        ServiceUrl = "https://test.com",
        Conversation = new ConversationAccount { Id = "conversation" },
        From = new ChannelAccount { Id = user },
        Recipient = new ChannelAccount { Id = "bot" },
        ChannelData = clientId is null ? null : JsonElement.Parse($$"""{"clientActivityID":"{{clientId}}"}"""),
    };

    public Task<TurnOutcome> SendAsync(Activity activity) =>
        RunTurnAsync(new ClaimsIdentity(), activity, Channel, (context, _) => Bot is { } bot ? bot(context) : CountAsync(context), default);

    public Task<TurnOutcome> RemindAsync(BotCallbackHandler callback)
    {
        var reference = Message("none").GetConversationReference();
        return RunTurnAsync(new ClaimsIdentity(), reference.GetContinuationActivity(), Channel, callback, default, isProactive: true);
    }

    /// <summary>Processes all due entries.</summary>
    public Task LookAsync() => _due.LookAsync(
        async (reminder, token) =>
        {
            var outcome = await RunTurnAsync(
                    new ClaimsIdentity(),
                    reminder,
                    Channel,
                    (context, _) => Bot!(context),
                    token,
                    isProactive: true,
                    waitsForDelivery: false
                );
            return outcome.Status != 503;
        },
        default);

    /// <summary>Counts usage events. A host calls this counter once a minute.</summary>
    public required UsageCounter Usage { get; init; }

    public Task RecoverAsync() => _engine.RecoverAsync([Channel], default);

    public Task DrainAsync() => _engine.DrainAsync(default);

    public async Task<long> CountAsync(ITurnContext context)
    {
        var property = _state.CreateProperty<JsonElement>("count");
        var count = (await property.GetAsync(context, () => JsonElement.Parse("0"))).GetInt64() + 1;
        await property.SetAsync(context, JsonElement.Parse(count.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await context.SendActivityAsync($"{count}: {context.Activity.Text}");
        return count;
    }
}

/// <summary>A channel that returns scripted results and records the accepted replies.</summary>
internal sealed class ScriptedChannel : IReplyChannel
{
    private long _id;

    public ConcurrentQueue<(DeliveryKind Kind, string? Text, string? TargetId)> Taken { get; } = new();

    /// <summary>The results of the next deliveries. If empty, each delivery succeeds.</summary>
    public ConcurrentQueue<DeliveryResult> Answers { get; } = new();

    /// <summary>While set, deliveries wait for this task.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>While true, deliveries wait as in a blocked send lane, until they are cancelled.</summary>
    public bool Waits { get; set; }

    /// <summary>Whether any delivery has begun.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether a delivery has begun to wait as <see cref="Waits"/> describes.</summary>
    public bool HasWaiting { get; private set; }

    public bool ReadsLog { get; init; }

    public bool Updates { get; init; } = true;

    public bool Serves(string? serviceUrl) => true;

    public bool CanUpdate(Activity activity) => Updates;

    public void Prepare(Activity activity, long number)
    {
    }

    public async Task<DeliveryResult> DeliverAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        HasBegun = true;
        if (Waits)
        {
            HasWaiting = true;
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        if (Gate is { } gate)
        {
            await gate.Task;
        }

        if (Answers.TryDequeue(out var answer) && answer is not DeliveryResult.Delivered)
        {
            return answer;
        }

        var activity = JsonSerializer.Deserialize(delivery.Activity.Span, WireJson.Activity)!;
        Taken.Enqueue((delivery.Kind, activity.Text, delivery.TargetId));
        return new DeliveryResult.Delivered($"channel-{Interlocked.Increment(ref _id)}");
    }

    public void NotifyLogChanged(DocumentKey key)
    {
    }
}

/// <summary>A store whose calls have conflicts, delays or failures, as configured by the test.</summary>
internal sealed class FaultyStorage(IConversationStore inner) : IConversationStore
{
    /// <summary>Runs once, before the next write. The function can write the document itself to cause a conflict, throw, or wait.</summary>
    public Func<Task>? BeforeWrite { get; set; }

    /// <summary>Runs once, after the next write. The function can throw to simulate a lost response.</summary>
    public Func<Task>? AfterWrite { get; set; }

    /// <summary>Runs after every read of a document, before the caller gets the document.</summary>
    public Func<Task>? AfterRead { get; init; }

    /// <summary>Runs before every append to the log.</summary>
    public Func<Task>? BeforeAppend { get; init; }

    /// <summary>Runs before every deletion in the log.</summary>
    public Func<Task>? BeforeDeleteLog { get; init; }

    /// <summary>Runs before every read of the log.</summary>
    public Action? BeforeReadLog { get; init; }

    /// <summary>While true, every read or write of a document fails.</summary>
    public bool IsAway { get; set; }

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public bool LogIsAtomic { get; init; } = inner.LogIsAtomic;

    /// <summary>The store's own clock; null if the store has none.</summary>
    public TimeProvider? Clock { get; init; }

    public DateTimeOffset? Now => Clock?.GetUtcNow();

    public ILogAnnouncements? Announcements { get; init; } = inner.Announcements;

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public async Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        Reads++;
        ThrowIfAway();
        var read = await inner.ReadAsync(key, cancellationToken);
        await (AfterRead?.Invoke() ?? Task.CompletedTask);
        return read;
    }

    public async Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken)
    {
        Writes++;
        ThrowIfAway();
        await (Take(() => BeforeWrite, () => BeforeWrite = null)?.Invoke() ?? Task.CompletedTask);
        var result = await inner.WriteAsync(key, write, etag, cancellationToken);
        await (Take(() => AfterWrite, () => AfterWrite = null)?.Invoke() ?? Task.CompletedTask);
        return result;
    }

    public async Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        await (BeforeAppend?.Invoke() ?? Task.CompletedTask);
        await inner.AppendLogAsync(key, entries, cancellationToken);
    }

    public async Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken)
    {
        await (BeforeDeleteLog?.Invoke() ?? Task.CompletedTask);
        await inner.DeleteLogAsync(key, through, cancellationToken);
    }

    public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListPendingAsync(prefix, cancellationToken);

    public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    public Task DeleteAsync(string prefix, CancellationToken cancellationToken) => inner.DeleteAsync(prefix, cancellationToken);

    public async Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken)
    {
        BeforeReadLog?.Invoke();
        return await inner.ReadLogAsync(key, after, cancellationToken);
    }

    public Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken) =>
        inner.ReadDueAsync(hour, cancellationToken);

    public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken) =>
        inner.DeleteDueAsync(hour, entry, cancellationToken);

    private void ThrowIfAway()
    {
        if (IsAway)
        {
            throw new StorageException("away");
        }
    }

    private static Func<Task>? Take(Func<Func<Task>?> get, Action clear)
    {
        var fault = get();
        clear();
        return fault;
    }
}
