using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Tests.Builder;

public sealed class BotAdapterTests
{
    private readonly RecordingAdapter _adapter = new();
    private readonly List<string> _notes = [];

    [Fact]
    public async Task Middleware_runs_around_the_bot_in_the_order_in_which_it_was_added()
    {
        _adapter.Use(new Around("outer", _notes)).Use(new Around("inner", _notes));

        await RunAsync(_ => _notes.Add("bot"));

        Assert.Equal(["outer before", "inner before", "bot", "inner after", "outer after"], _notes);
    }

    [Fact]
    public async Task Middleware_can_keep_a_turn_from_the_bot()
    {
        _adapter.Use(new Stop());

        await RunAsync(_ => _notes.Add("bot"));

        Assert.Empty(_notes);
    }

    [Fact]
    public async Task What_a_turn_throws_passes_through_because_the_engine_runs_the_error_handler_on_a_fresh_turn()
    {
        _adapter.OnTurnError = (_, _) => throw new InvalidOperationException("should not be called");

        await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(_ => throw new TimeoutException()));
    }

    private Task RunAsync(Action<CancellationToken> bot) =>
        _adapter.RunAsync(new TurnContext(_adapter, new Activity()), (_, token) =>
        {
            bot(token);
            return Task.CompletedTask;
        });

    private sealed class Around(string name, List<string> notes) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            notes.Add(name + " before");
            await next(cancellationToken);
            notes.Add(name + " after");
        }
    }

    private sealed class Stop : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
