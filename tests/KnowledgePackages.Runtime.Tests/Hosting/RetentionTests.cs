using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Engine;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Hosting;

public sealed class RetentionTests
{
    private static readonly DocumentKey Key = DocumentKey.ForConversation("msteams", "tenant", "user", "conversation");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryConversationStore _store;

    public RetentionTests() => _store = new(_time);

    [Fact]
    public async Task A_conversation_is_deleted_after_its_days_without_activity_and_not_before()
    {
        using var retention = Retention(days: 400);
        await WriteAsync(Key);
        await WriteAsync(new("keys/one"));

        _time.Advance(TimeSpan.FromDays(400));
        await retention.LookAsync(default);
        Assert.NotNull(await _store.ReadAsync(Key, default));

        _time.Advance(TimeSpan.FromDays(1));
        await retention.LookAsync(default);
        Assert.Null(await _store.ReadAsync(Key, default));
        Assert.NotNull(await _store.ReadAsync(new("keys/one"), default));
    }

    [Fact]
    public async Task Once_a_day_one_of_the_instances_deletes()
    {
        var counted = new CountedMaintenance(_store);
        using var one = Retention(days: 10, counted);
        using var other = Retention(days: 10, counted);
        for (var hour = 0; hour < 48; hour++)
        {
            await Task.WhenAll(one.LookAsync(default), other.LookAsync(default));
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(3, counted.Deletions); // from noon of the first day to noon of the third
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(0, false)]
    public async Task A_running_host_deletes_by_itself_unless_the_setting_is_0(int days, bool deletes)
    {
        var counted = new CountedMaintenance(_store);
        using var retention = Retention(days, counted);

        await retention.StartAsync(default);
        if (days == 0)
        {
            await retention.ExecuteTask!.WaitAsync(Patience.Longest);
        }

        var begin = TimeProvider.System.GetTimestamp();
        while (days > 0 && counted.Deletions == 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < Patience.Longest, "Nothing was deleted.");
            _time.Advance(KnowledgePackages.Runtime.Hosting.Retention.Every); // repeat: the service may have begun its wait later
            await Task.Yield();
        }

        await retention.StopAsync(default);
        Assert.Equal(deletes, counted.Deletions > 0);
    }

    [Fact]
    public async Task A_store_that_is_down_does_not_end_the_service_and_the_next_look_deletes()
    {
        var faulty = new FaultyStorage(_store) { IsAway = true };
        using var retention = new Retention(faulty, _store, Days(10), NullLogger<Retention>.Instance, _time);
        await WriteAsync(Key);
        _time.Advance(TimeSpan.FromDays(20));

        await retention.LookAsync(default);
        Assert.NotNull(await _store.ReadAsync(Key, default));

        faulty.IsAway = false;
        await retention.LookAsync(default);
        Assert.Null(await _store.ReadAsync(Key, default));
    }

    private Retention Retention(int days, IConversationMaintenance? maintenance = null) =>
        new(_store, maintenance ?? _store, Days(days), NullLogger<Retention>.Instance, _time);

    private static IOptions<StorageOptions> Days(int days) => Options.Create(new StorageOptions { RetentionDays = days });

    private Task<WriteResult> WriteAsync(DocumentKey key) => _store.WriteAsync(key, new DocumentWrite("{}"u8.ToArray()), null, default);

    private sealed class CountedMaintenance(IConversationMaintenance inner) : IConversationMaintenance
    {
        private int _deletions;

        public int Deletions => Volatile.Read(ref _deletions);

        public IAsyncEnumerable<DocumentSummary> SummarizeAsync(string prefix, CancellationToken cancellationToken) =>
            inner.SummarizeAsync(prefix, cancellationToken);

        public Task<int> DeleteIdleAsync(string prefix, DateTimeOffset before, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _deletions);
            return inner.DeleteIdleAsync(prefix, before, cancellationToken);
        }
    }
}
