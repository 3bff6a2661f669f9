using System.Security.Claims;
using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Connects a bot with the turn engine: what the bot sends, updates and deletes in a turn is gathered, committed with the state, and
/// only then delivered. <see cref="SendActivitiesAsync"/> returns ids of the engine's own, which update and delete take.
/// </summary>
public abstract class TurnAdapter : BotAdapter
{
    private readonly TurnEngine _engine;

    private protected TurnAdapter(TurnEngine engine) => _engine = engine;

    /// <summary>
    /// What a person is told when what they wrote cannot be saved, at most once a minute; null, or a null answer, says nothing. The
    /// channel is asked to send again in any case. The context has the state of the last turn in this process, where there was one, so
    /// that the sentence can be in the person's language; nothing that is set there is kept, and nothing can be sent through it.
    /// </summary>
    public Func<ITurnContext, Task<string?>>? NotSavedText
    {
        get;
        set
        {
            field = value;
            _engine.NotSavedText = value is null ? null : (activity, state) =>
            {
                var context = new TurnContext(this, activity);
                context.TurnState.Set(state);
                return value(context);
            };
        }
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activities);
        var turn = TurnOf(turnContext);
        return Task.FromResult(Array.ConvertAll(activities, turn.Send));
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse?> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        Task.FromResult<ResourceResponse?>(TurnOf(turnContext).Update(activity));

    /// <inheritdoc/>
    public override Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentException.ThrowIfNullOrEmpty(reference.ActivityId);
        TurnOf(turnContext).Delete(reference.ActivityId, reference);
        return Task.CompletedTask;
    }

    /// <summary>Takes one activity through the engine to its HTTP answer.</summary>
    internal Task<TurnOutcome> RunTurnAsync(
        ClaimsIdentity identity, Activity activity, IReplyChannel channel, BotCallbackHandler callback, CancellationToken cancellationToken, bool isProactive = false) =>
        _engine.ProcessAsync(activity, channel, (turn, failure, token) => RunOnceAsync(turn, failure, identity, callback, token), cancellationToken, isProactive);

    private async Task<InvokeResponse?> RunOnceAsync(
        Turn turn, Exception? failure, ClaimsIdentity identity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var context = new TurnContext(this, turn.Activity);
        context.TurnState.Set(turn);
        context.TurnState.Set(turn.State);
        context.TurnState.Set(BotIdentityKey, identity);
        if (failure is null)
        {
            await RunPipelineAsync(context, callback, cancellationToken);
        }
        else if (OnTurnError is { } handle)
        {
            await handle(context, failure);
        }
        else
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        return turn.Activity.Type == ActivityTypes.Invoke
            ? context.TurnState.Get<InvokeResponse>(InvokeResponseKey) ?? new InvokeResponse { Status = failure is null ? 501 : 500 }
            : null;
    }

    private static Turn TurnOf(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<Turn>() ?? throw new InvalidOperationException("This is not a turn of this adapter.");
    }
}
