using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;
using DeliveryModes = Microsoft.Bot.Schema.DeliveryModes;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>The traces and metrics of turns. Tests run in parallel in one process, so each test selects its own turns.</summary>
public sealed class TraceTests : EngineTest, IDisposable
{
    // Metrics belong to the whole process. This value flows into all code that a test starts, and separates the counts of tests.
    private static readonly AsyncLocal<TraceTests> Cause = new();

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public TraceTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    [Fact]
    public async Task A_turn_is_a_trace_of_its_own_with_its_store_and_its_deliveries_as_parts()
    {
        using var caller = new Activity("caller").Start(); // a trace of the caller must not be continued
        var engine = Create(new ObservedConversationStore(Storage, Time), Time);

        await engine.SendAsync(Message("a", user: "tracer"));
        await engine.SendAsync(Message("b", user: "tracer"));

        var turns = await TurnsAsync("tracer", 2);
        Assert.All(turns, turn => Assert.Equal(default, turn.ParentSpanId));
        Assert.NotEqual(turns[0].TraceId, turns[1].TraceId);
        Assert.All(turns, turn => Assert.Equal(200, turn.GetTagItem("bot.status")));
        Assert.Equal(["deliver", "store read", "store write"], PartsOf(turns[0]));
        Assert.Equal(["deliver", "store write"], PartsOf(turns[1])); // the same sender, but in the trace of this turn
    }

    [Fact]
    public async Task A_turn_that_the_store_does_not_take_is_an_error_and_so_is_the_call()
    {
        var engine = Create(new ObservedConversationStore(new BrokenStorage(), Time), Time);

        await engine.SendAsync(Message("a", user: "unlucky"));

        var turn = Assert.Single(await TurnsAsync("unlucky", 1));
        Assert.Equal((ActivityStatusCode.Error, (object?)503), (turn.Status, turn.GetTagItem("bot.status")));
        var call = Assert.Single(_spans, span => span.ParentSpanId == turn.SpanId);
        Assert.Equal((ActivityStatusCode.Error, (object?)"failed"), (call.Status, call.GetTagItem("bot.store.outcome")));
    }

    [Fact]
    public async Task A_channel_and_a_type_that_nobody_knows_are_told_as_other()
    {
        var engine = Create(Storage, Time);
        var activity = Message("a", user: "stranger");
        (activity.ChannelId, activity.Type) = ("zebra", "quagga");

        await engine.SendAsync(activity);

        var document = DocumentKey.ForConversation("zebra", null, "stranger", "conversation").Name;
        var turn = Assert.Single(_spans, span => document.Equals(span.GetTagItem("bot.document")));
        Assert.Equal(("other", (object?)"other"), (turn.GetTagItem("bot.channel"), turn.GetTagItem("bot.activity.type")));
    }

    [Theory]
    [InlineData("bot.turn.repeats")]
    [InlineData("bot.turn.conflicts")]
    [InlineData("bot.reply.retries")]
    [InlineData("bot.reply.undelivered")]
    [InlineData("bot.turn.failures")]
    public async Task What_goes_wrong_is_counted(string counter)
    {
        long count = 0;
        Cause.Value = this;
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Telemetry.Name && instrument.Name == counter)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref count, Cause.Value == this ? value : 0));
        meters.Start();
        var store = new FaultyStorage(Storage);
        var (engine, other) = (Create(store, Time), Create(Storage, Time, instance: "two"));
        engine.Channel.Answers.Enqueue(new DeliveryResult.RetryLater(null));
        engine.Channel.Answers.Enqueue(new DeliveryResult.Refused(403));
        var first = Message("b");
        first.DeliveryMode = DeliveryModes.ExpectReplies;

        await EndOfAsync(engine.SendAsync(Message("a")));
        await engine.SendAsync(Message("a"));
        await SettledAsync(); // so that the next write belongs to the turn
        store.BeforeWrite = () => other.SendAsync(first);
        await EndOfAsync(engine.SendAsync(Message("c")));
        engine.OnTurnError = (_, _) => Task.CompletedTask;
        engine.Bot = _ => throw new InvalidOperationException();
        await engine.SendAsync(Message("d"));

        Assert.True(Interlocked.Read(ref count) > 0);
    }

    private async Task<IReadOnlyList<Activity>> TurnsAsync(string user, int count)
    {
        var document = DocumentKey.ForConversation("test", null, user, "conversation").Name;
        List<Activity> turns = [];
        await UntilAsync(() =>
        {
            turns = [.. _spans.Where(span => span.OperationName == "turn" && document.Equals(span.GetTagItem("bot.document")))];
            return Task.FromResult(turns.Count == count && turns.All(turn => PartsOf(turn).Any()));
        }, passTime: false);
        return turns;
    }

    private IEnumerable<string> PartsOf(Activity turn) =>
        _spans.Where(span => span.TraceId == turn.TraceId && span != turn).Select(span => span.OperationName).Order();

    /// <summary>A store whose calls all fail.</summary>
    private sealed class BrokenStorage : IConversationStore
    {
        private static StorageException Failure => new("It does not answer.");

        public bool LogIsAtomic => true;

        public Task OpenAsync(CancellationToken cancellationToken) => throw Failure;

        public Task<StoredDocument?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) => throw Failure;

        public Task<WriteResult> WriteAsync(DocumentKey key, DocumentWrite write, ETag? etag, CancellationToken cancellationToken) =>
            throw Failure;

        public Task AppendLogAsync(DocumentKey key, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) => throw Failure;

        public Task DeleteLogAsync(DocumentKey key, long through, CancellationToken cancellationToken) => throw Failure;

        public IAsyncEnumerable<DocumentKey> ListPendingAsync(string prefix, CancellationToken cancellationToken) => throw Failure;

        public IAsyncEnumerable<DocumentKey> ListAsync(string prefix, CancellationToken cancellationToken) => throw Failure;

        public Task DeleteAsync(string prefix, CancellationToken cancellationToken) => throw Failure;

        public Task<IReadOnlyList<LogEntry>> ReadLogAsync(DocumentKey key, long after, CancellationToken cancellationToken) =>
            throw Failure;

        public Task<IReadOnlyList<DueEntry>> ReadDueAsync(DateTimeOffset hour, CancellationToken cancellationToken) => throw Failure;

        public Task DeleteDueAsync(DateTimeOffset hour, DueEntry entry, CancellationToken cancellationToken) => throw Failure;
    }
}
