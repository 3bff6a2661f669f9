using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.Engine;

namespace KnowledgePackages.Runtime.Tests.Connector;

public sealed class SendLanesTests
{
    private static readonly DeliveryResult Delivered = new DeliveryResult.Delivered(null);

    private readonly JumpingTime _time = new();
    private readonly List<DateTimeOffset> _calls = [];
    private readonly SendLanes _lanes;

    public SendLanesTests() => _lanes = new SendLanes(_time);

    [Fact]
    public async Task Calls_to_one_conversation_never_exceed_what_Teams_takes()
    {
        await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => CallAsync("one", Delivered)));

        Assert.Equal(150, _calls.Count);
        foreach (var quota in Quota.OfTeams)
        {
            Assert.All(_calls, first => Assert.True(_calls.Count(call => call >= first && call < first + quota.Within) <= quota.Calls));
        }

        Assert.Equal(7, _calls.Count(call => call == _calls[0]));
        Assert.InRange(_calls[^1] - _calls[0], TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(75));
    }

    [Fact]
    public async Task A_pause_that_the_channel_asks_for_holds_for_everybody_in_the_conversation_and_for_nobody_else()
    {
        await CallAsync("one", new DeliveryResult.RetryLater(TimeSpan.FromSeconds(9)));
        await CallAsync("two", Delivered);
        await CallAsync("one", Delivered);

        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(9)], _calls.Select(call => call - _calls[0]));
    }

    [Fact]
    public async Task Calls_keep_the_order_in_which_they_came()
    {
        List<int> made = [];
        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => _lanes.RunAsync("one", Quota.OfTeams, () =>
        {
            made.Add(n);
            return Task.FromResult(Delivered);
        }, default)));

        Assert.Equal(Enumerable.Range(0, 20), made);
    }

    private Task<DeliveryResult> CallAsync(string conversation, DeliveryResult result) => _lanes.RunAsync(conversation, Quota.OfTeams, () =>
    {
        _calls.Add(_time.GetUtcNow());
        return Task.FromResult(result);
    }, default);

    /// <summary>A clock that stands still until code waits for it, and then jumps to the end of the wait.</summary>
    private sealed class JumpingTime : TimeProvider
    {
        private long _ticks = TimeSpan.TicksPerDay;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref _ticks, dueTime.Ticks);
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
