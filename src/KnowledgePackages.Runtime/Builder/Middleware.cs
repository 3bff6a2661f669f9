using System.Diagnostics.CodeAnalysis;

namespace KnowledgePackages.Runtime.Builder;

/// <summary>Goes on to the next middleware and in the end to the bot.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The name is the Bot Framework's.")]
public delegate Task NextDelegate(CancellationToken cancellationToken);

/// <summary>Something that runs around every turn.</summary>
public interface IMiddleware
{
    /// <summary>Runs around the rest of the turn; without a call of <paramref name="next"/> the bot does not get it.</summary>
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}

/// <summary>The middleware of an adapter, in order; itself one.</summary>
public sealed class MiddlewareSet : IMiddleware
{
    private readonly List<IMiddleware> _middleware = [];

    /// <summary>Adds one after those that are there.</summary>
    /// <returns>This set.</returns>
    public MiddlewareSet Use(IMiddleware middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        _middleware.Add(middleware);
        return this;
    }

    /// <inheritdoc/>
    public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) =>
        RunFromAsync(0, turnContext, next, cancellationToken);

    internal Task ReceiveActivityAsync(ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        OnTurnAsync(turnContext, token => callback(turnContext, token), cancellationToken);

    private Task RunFromAsync(int index, ITurnContext turnContext, NextDelegate last, CancellationToken cancellationToken) =>
        index == _middleware.Count
            ? last(cancellationToken)
            : _middleware[index].OnTurnAsync(turnContext, token => RunFromAsync(index + 1, turnContext, last, token), cancellationToken);
}
