using KnowledgePackages.Bot;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Web.Content;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Content;

/// <summary>Uses a fake clock to test at which times the watcher reads the folder.</summary>
public sealed class WatcherTests : IDisposable
{
    private static readonly ContentWatchTimes Times = new(
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(3),
        UsesEvents: false
    );

    private readonly EditedFolder _folder = new();
    private readonly WaitedTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_that_are_saved_one_after_another_are_taken_together()
    {
        var (current, watcher) = Start();
        var seen = new List<int>();
        current.Changed += () => seen.Add(current.Problems.Count);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        current.Changed += done.SetResult;
        var polls = _time.Next(Times.Poll);
        await watcher.StartAsync(CancellationToken.None);
        await polls;

        // Rename a tip's id. The folder has problems until every file uses the new id.
        var settles = _time.Next(Times.Settle);
        _folder.Change("stations/kp1-s1.json", json => json["tips"]![0]!["id"] = "kp1-s1-t99");
        _time.Advance(Times.Poll);
        await settles;
        settles = _time.Next(Times.Settle);
        foreach (var language in current.Content.Languages)
        {
            _folder.Replace($"texts/{language}/stations.json", "\"kp1-s1-t1\"", "\"kp1-s1-t99\"");
        }

        _folder.Replace("topics.json", "\"kp1-s1-t1\"", "\"kp1-s1-t99\"");
        _time.Advance(Times.Settle);
        await settles;
        _time.Advance(Times.Settle);
        await done.Task.WaitAsync(Patience.Longest);

        Assert.Equal([0], seen);
        Assert.NotNull(current.Content.FindTip("kp1-s1-t99"));
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_folder_that_never_rests_is_read_after_a_while_all_the_same()
    {
        var (current, watcher) = Start();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        current.Changed += () => done.TrySetResult();
        var polls = _time.Next(Times.Poll);
        await watcher.StartAsync(CancellationToken.None);
        await polls;

        var settles = _time.Next(Times.Settle);
        _folder.Say("start.begin", "0");
        _time.Advance(Times.Poll);
        for (var i = 1; i <= 3; i++)
        {
            await settles;
            settles = _time.Next(Times.Settle);
            _folder.Say("start.begin", new string('x', i));
            _time.Advance(Times.Settle);
        }

        await done.Task.WaitAsync(Patience.Longest);
        Assert.StartsWith("x", current.Content.In("en").Message("start.begin"), StringComparison.Ordinal);
        await watcher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_mistake_of_ours_in_taking_a_change_over_does_not_end_the_program_and_the_next_change_is_taken()
    {
        var mistakes = 0;
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (current, watcher) = Start(() => mistakes++ == 1 && failed.TrySetResult());
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        current.Changed += () => done.TrySetResult();
        var polls = _time.Next(Times.Poll);
        await watcher.StartAsync(CancellationToken.None);
        await polls;

        await SayAsync("Fails");
        await failed.Task.WaitAsync(Patience.Longest); // otherwise one load may read both changes
        await SayAsync("Works");

        await done.Task.WaitAsync(Patience.Longest);
        Assert.Equal("Works", current.Content.In("en").Message("start.begin"));
        await watcher.StopAsync(CancellationToken.None);

        async Task SayAsync(string text)
        {
            var settles = _time.Next(Times.Settle);
            _folder.Say("start.begin", text);
            _time.Advance(Times.Poll);
            await settles;
            _time.Advance(Times.Settle);
        }
    }

    private (CurrentContent Current, ContentWatcher Watcher) Start(Func<bool>? fails = null)
    {
        var folder = new ContentFolder(_folder.Path);
        var current = new CurrentContent(folder.Load(), content => fails?.Invoke() is true
            ? throw new InvalidOperationException("A mistake.")
            : BotFactory.Create(content, new DocumentState(), _time, NullLoggerFactory.Instance));
        var reload = new ContentReload(folder, current, NullLogger<ContentReload>.Instance);
        return (current, new ContentWatcher(folder, reload, Times, _time, NullLogger<ContentWatcher>.Instance));
    }

    /// <summary>A fake clock that lets a test await the beginning of a wait.</summary>
    private sealed class WaitedTime : FakeTimeProvider
    {
        private volatile Tuple<TimeSpan, TaskCompletionSource>? _awaited;

        /// <summary>Returns a task that completes when a wait of this length begins.</summary>
        public Task Next(TimeSpan wait)
        {
            _awaited = Tuple.Create(wait, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return _awaited.Item2.Task.WaitAsync(Patience.Longest);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (_awaited is { } awaited && awaited.Item1 == dueTime)
            {
                awaited.Item2.TrySetResult();
            }

            return timer;
        }
    }
}
