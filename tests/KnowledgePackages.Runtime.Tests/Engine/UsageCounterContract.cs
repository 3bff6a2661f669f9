using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>
/// Usage events are committed with their turns. Each event is counted exactly once, whatever fails. Each store has a subclass.
/// </summary>
public abstract class UsageCounterContract : EngineTest
{
    private protected static readonly DateOnly Week = new(2026, 11, 23);

    private readonly DocumentState _state = new();
    private int _messages;

    private protected abstract IConversationStore Store { get; }

    /// <summary>Whether the store lists a document as pending only while the document is pending.</summary>
    private protected virtual bool FindsPendingExactly => true;

    protected UsageCounterContract() => Time.SetUtcNow(new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Events_are_counted_once_and_removed_from_their_conversations()
    {
        var engine = Engine(Store, "one");
        await SendAsync(engine, "ann", "started", "answer");
        await SendAsync(engine, "bob", "started");

        Assert.Equal(2, (await PendingAsync()).Count);
        await engine.Usage.CountAsync(default);
        await engine.Usage.CountAsync(default);

        await AssertCountedAsync("answer 1, started 2");
        await SendAsync(engine, "ann", "finished");
        await engine.Usage.CountAsync(default);
        await AssertCountedAsync("answer 1, finished 1, started 2");
    }

    [Fact]
    public async Task Each_week_has_counts_of_its_own()
    {
        var engine = Engine(Store, "one");
        await SendAsync(engine, "ann", "started");
        Time.Advance(TimeSpan.FromDays(7));
        await SendAsync(engine, "ann", "finished");
        await engine.Usage.CountAsync(default);

        await AssertCountedAsync("started 1");
        Assert.Equal("finished 1", await CountsAsync(Week.AddDays(7)));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public async Task Wherever_a_process_dies_the_next_one_counts_the_rest(int write, bool isWritten)
    {
        var storage = new FaultyStorage(Store);
        var engine = Engine(storage, "one");
        await SendAsync(engine, "ann", "started", "answer");
        await SendAsync(engine, "bob", "started");
        var writes = 0;
        Task DieAsync()
        {
            Arm();
            return ++writes == write ? throw new StorageException("the process died") : Task.CompletedTask;
        }

        void Arm() => (storage.BeforeWrite, storage.AfterWrite) = (isWritten ? null : DieAsync, isWritten ? DieAsync : null);

        Arm();
        await Assert.ThrowsAsync<StorageException>(() => engine.Usage.CountAsync(default));

        var next = Engine(Store, "two");
        Time.Advance(UsageCounter.LeftToOwner);
        await SendAsync(next, "ann", "finished");
        await next.Usage.CountAsync(default);

        await AssertCountedAsync("answer 1, finished 1, started 2");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Two_instances_that_count_at_the_same_time_count_each_event_once(int read)
    {
        var other = Engine(Store, "two");
        await SendAsync(other, "ann", "started", "answer");
        await SendAsync(other, "bob", "started");
        var reads = 0;
        var slow = new FaultyStorage(Store)
        {
            AfterRead = async () =>
            {
                if (++reads == read)
                {
                    await other.Usage.CountAsync(default);
                    await SendAsync(other, "ann", "finished");
                }
            },
        };
        Time.Advance(UsageCounter.LeftToOwner);

        await Engine(slow, "one").Usage.CountAsync(default);
        await other.Usage.CountAsync(default);

        Assert.True(reads >= read, "The other instance never counted.");
        await AssertCountedAsync("answer 1, finished 1, started 2");
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_does_not_stop_the_others()
    {
        var engine = Engine(Store, "one");
        await SendAsync(engine, "ann", "started");
        var broken = new DocumentKey($"{DocumentKey.Conversations}broken");
        await Store.WriteAsync(broken, new("{"u8.ToArray()) { IsPending = true }, null, default);

        await engine.Usage.CountAsync(default);

        Assert.Equal("started 1", await CountsAsync(Week));
    }

    private protected EngineHarness Engine(IConversationStore storage, string instance)
    {
        var engine = EngineHarness.Create(storage, Time, instance);
        engine.Bot = RecordAsync;
        return engine;
    }

    private protected async Task SendAsync(EngineHarness engine, string user, params string[] events)
    {
        var sent = await engine.SendAsync(EngineHarness.Message($"{++_messages}", string.Join(' ', events), user));
        Assert.Equal(200, sent.Status);
    }

    // Adds an event for each word of the message.
    private async Task RecordAsync(ITurnContext context)
    {
        var recorded = _state.CreateProperty<UncountedUsage?>(UncountedUsage.PropertyName);
        var numbers = _state.CreateProperty<JsonElement>("Number");
        var number = (await numbers.GetAsync(context, () => JsonElement.Parse("0"))).GetInt64();
        var usage = await recorded.GetAsync(context) ?? new UncountedUsage(number, Time.GetUtcNow(), []);
        var events = context.Activity.Text.Split(' ').Select(word => new UsageEvent(UsageEvent.WeekOf(Time.GetUtcNow()), word));
        usage = usage with { Events = [.. usage.Events, .. events] };
        await recorded.SetAsync(context, usage);
        await numbers.SetAsync(context, JsonElement.Parse($"{usage.Next}"));
    }

    private protected async Task AssertCountedAsync(string expected)
    {
        Assert.Equal(expected, await CountsAsync(Week));
        if (FindsPendingExactly)
        {
            Assert.Empty(await PendingAsync());
        }

        var stored = await Store.ReadAsync(UsageWeek.KeyOf(Week), default);
        Assert.DoesNotContain(DocumentKey.Conversations, Encoding.UTF8.GetString(stored!.Content.Span), StringComparison.Ordinal);
    }

    private protected async Task<string> CountsAsync(DateOnly week) =>
        string.Join(", ", (await new UsageReader(Store).ReadAsync(week, default)).Select(count => $"{count.Key} {count.Value}"));

    private async Task<IReadOnlyList<DocumentKey>> PendingAsync()
    {
        List<DocumentKey> pending = [];
        await foreach (var key in Store.ListPendingAsync(DocumentKey.Conversations, default))
        {
            pending.Add(key);
        }

        return pending;
    }
}
