using System.Collections.Concurrent;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Engine;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

public sealed class LogExchangeTests : IAsyncLifetime, IDisposable
{
    private static readonly DocumentKey Key = new("s1/person/conversation");

    private readonly CountedTime _time = new();
    private readonly FakeAnnouncements _others = new();
    private readonly DirectLineChannel _channel = new();
    private readonly CountingLogger<LogExchange> _log = new();
    private readonly LogExchange _exchange;
    private int _waits;

    public LogExchangeTests()
    {
        var storage = new FaultyStorage(new MemoryConversationStore()) { LogIsAtomic = false, Announcements = _others };
        _exchange = new(_channel, storage, new StorageStart(), _time, _log);
    }

    public Task InitializeAsync() => _exchange.StartAsync(default);

    public Task DisposeAsync() => _exchange.StopAsync(default);

    public void Dispose() => _exchange.Dispose();

    [Fact]
    public async Task What_this_instance_writes_is_announced_many_logs_at_once()
    {
        _channel.NotifyLogChanged(new("s1/first"));
        Assert.Equal(["s1/first"], await NextAnnouncementAsync());
        for (var number = 0; number < 20; number++)
        {
            _channel.NotifyLogChanged(new($"s1/{number % 10}"));
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(number => $"s1/{number}"), await NextAnnouncementAsync());
    }

    [Fact]
    public async Task What_could_not_be_announced_is_announced_later()
    {
        _others.IsAway = true;
        _channel.NotifyLogChanged(Key);
        await _others.Failed.Task.WaitAsync(Patience.Longest);
        _others.IsAway = false;

        Assert.Equal([Key.Name], await NextAnnouncementAsync());
    }

    [Fact]
    public async Task A_connection_is_woken_when_another_instance_announces_entries_of_its_log_and_only_then()
    {
        using var listener = _channel.Listen(Key);
        await NextLookAsync();
        Assert.True(await IsWokenAsync(listener)); // entries may have come before the first look
        await NextLookAsync();
        Assert.False(await IsWokenAsync(listener));

        _others.Logs = [new("s1/somebody/else")];
        await NextLookAsync();
        Assert.False(await IsWokenAsync(listener));
        _others.Logs = [Key];
        await NextLookAsync();
        Assert.True(await IsWokenAsync(listener));
    }

    [Fact]
    public async Task It_looks_each_second_after_a_quiet_minute_every_ten_and_very_often_while_others_answer_people_of_this_instance()
    {
        using var listener = _channel.Listen(Key);
        Assert.InRange(await LooksInAsync(TimeSpan.FromMinutes(1)), 60, 61);
        Assert.Equal(6, await LooksInAsync(TimeSpan.FromMinutes(1)));

        _others.Logs = [Key];
        await NextLookAsync();
        _others.Logs = [];
        Assert.Equal(1000, await LooksInAsync(TimeSpan.FromSeconds(30)));
        Assert.InRange(await LooksInAsync(TimeSpan.FromSeconds(30)), 30, 31);
        Assert.Equal(6, await LooksInAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Without_an_open_connection_it_does_not_look()
    {
        var listener = _channel.Listen(Key);
        await NextLookAsync();
        listener.Dispose();

        var before = _others.Looks;
        await LooksInAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(before, _others.Looks);
    }

    [Fact]
    public async Task A_connection_that_opens_during_the_rest_is_followed_at_once()
    {
        await LooksInAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(0, _others.Looks);

        using var listener = _channel.Listen(Key); // ends the wait without the clock

        Assert.True(await listener.SignalledAsync(Patience.Longest, TimeProvider.System, default));
        Assert.True(_channel.IsFollowing);
    }

    [Fact]
    public async Task While_announcements_cannot_be_read_connections_look_for_themselves_and_the_log_says_so_once()
    {
        using var listener = _channel.Listen(Key);
        for (var failure = 1; failure <= 2; failure++)
        {
            _others.IsAway = true;
            await NextLookAsync();
            await NextLookAsync();
            Assert.False(_channel.IsFollowing);
            Assert.Equal(failure, _log.Count);
            Assert.Contains("away", _log.Last, StringComparison.Ordinal);

            _others.IsAway = false;
            await NextLookAsync();
            Assert.True(_channel.IsFollowing);
        }
    }

    [Fact]
    public async Task A_failure_that_nobody_expected_ends_neither_the_host_nor_the_looks()
    {
        using var listener = _channel.Listen(Key);
        _others.Fault = new InvalidOperationException("secret words");
        await NextLookAsync();
        Assert.False(_channel.IsFollowing);
        Assert.DoesNotContain("secret", _log.Last, StringComparison.Ordinal);
        _others.Fault = null;
        await NextLookAsync();

        Assert.True(_channel.IsFollowing);
        Assert.False(_exchange.ExecuteTask!.IsCompleted);
    }

    private static Task<bool> IsWokenAsync(DirectLineChannel.Subscription listener) =>
        listener.SignalledAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System, default);

    // Advances the clock until something is announced.
    private async Task<IReadOnlyList<string>> NextAnnouncementAsync()
    {
        var start = TimeProvider.System.GetTimestamp();
        IReadOnlyList<string>? logs;
        while (!_others.Announced.TryDequeue(out logs))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience.Longest, "Nothing was announced.");
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        return logs;
    }

    // Advances the clock until it has looked once more and waits again.
    private async Task NextLookAsync()
    {
        for (var before = _others.Looks; _others.Looks == before;)
        {
            _time.Advance(await NextWaitAsync());
        }

        await _time.TimersAsync(_waits + 1);
    }

    private async Task<int> LooksInAsync(TimeSpan period)
    {
        var looks = 0;
        for (var end = _time.GetUtcNow() + period; _time.GetUtcNow() < end; looks++)
        {
            _time.Advance(await NextWaitAsync());
        }

        return looks;
    }

    // Each look is followed by a wait.
    private async Task<TimeSpan> NextWaitAsync()
    {
        await _time.TimersAsync(++_waits);
        Assert.True(_time.Waits.TryDequeue(out var wait));
        return wait;
    }

    private sealed class FakeAnnouncements : ILogAnnouncements
    {
        private int _reads;

        public ConcurrentQueue<IReadOnlyList<string>> Announced { get; } = new();

        public TaskCompletionSource Failed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The logs that other instances announce before each read.</summary>
        public IReadOnlyCollection<DocumentKey> Logs { get; set; } = [];

        /// <summary>What each call throws; null if the store works.</summary>
        public Exception? Fault { get; set; }

        public bool IsAway
        {
            set => Fault = value ? new StorageException("away") : null;
        }

        /// <summary>How often announcements were read or could not be read.</summary>
        public int Looks => Volatile.Read(ref _reads);

        public Task AnnounceAsync(IReadOnlyCollection<DocumentKey> logs, CancellationToken cancellationToken)
        {
            if (Fault is { } fault)
            {
                Failed.TrySetResult();
                throw fault;
            }

            Announced.Enqueue([.. logs.Select(log => log.Name)]);
            return Task.CompletedTask;
        }

        public Task<IReadOnlyCollection<DocumentKey>?> ReadAsync(CancellationToken cancellationToken)
        {
            var isFirst = Interlocked.Increment(ref _reads) == 1;
            return Fault is { } fault ? throw fault : Task.FromResult(isFirst ? null : Logs);
        }
    }
}
