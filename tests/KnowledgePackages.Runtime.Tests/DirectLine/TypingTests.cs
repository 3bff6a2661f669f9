using System.Collections.Concurrent;
using KnowledgePackages.Runtime.DirectLine;
using KnowledgePackages.Runtime.Tests.Engine;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.DirectLine;

public sealed class TypingTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<int> _turn = new();
    private int _said;

    [Fact]
    public async Task Who_answers_within_a_second_shows_no_sign()
    {
        var answer = Typing.WhileAsync(_turn.Task, () => _said++, _time);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        _turn.SetResult(1);

        Assert.Equal(1, await answer);
        Assert.Equal(0, _said);
    }

    [Fact]
    public async Task Who_takes_longer_shows_it_after_a_second_and_then_every_four()
    {
        var time = new SteppedTime();
        var start = time.GetUtcNow();
        var said = new ConcurrentQueue<TimeSpan>();
        var answer = Typing.WhileAsync(_turn.Task, () => said.Enqueue(time.GetUtcNow() - start), time.For(() => true));
        using var patience = new CancellationTokenSource(Patience.Longest);
        while (said.Count < 3 && !patience.IsCancellationRequested)
        {
            time.Step();
            await Task.Yield();
        }

        _turn.SetResult(1);
        Assert.Equal(1, await answer);
        Assert.Equal([1, 5, 9], said.Select(after => after.TotalSeconds));
    }

    [Fact]
    public async Task What_goes_wrong_in_a_turn_is_its_own()
    {
        _turn.SetException(new InvalidOperationException("the turn's own"));

        Assert.Equal(
            "the turn's own",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => Typing.WhileAsync(_turn.Task, () => { }, _time))).Message
        );
    }
}
