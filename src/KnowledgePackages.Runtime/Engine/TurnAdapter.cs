using System.Runtime.ExceptionServices;
using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The SDK's adapter on the turn engine: what the bot sends, updates and deletes in a turn is gathered, committed with the state, and only
/// then delivered. <see cref="SendActivitiesAsync"/> returns ids of the engine's own, which update and delete take.
/// </summary>
/// <remarks>
/// A turn may run more than once before its outcome is kept, and its middleware with it. An exception is never handled over the run that
/// threw it: that run is thrown away, and <see cref="BotAdapter.OnTurnError"/> is called over a fresh one, so that half of a turn is never
/// stored. For that the middleware is called here and not by the SDK's <c>RunPipelineAsync</c>.
/// </remarks>
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
            _engine.NotSavedText = value is null ? null : async (activity, state) =>
            {
                using var context = new TurnContext(this, activity);
                context.TurnState.Set(state);
                return await value(context);
            };
        }
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activities);
        var turn = TurnOf(turnContext);
        return Task.FromResult(Array.ConvertAll(activities, activity => Send(turnContext, turn, activity)));
    }

    /// <inheritdoc/>
    public override Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        Task.FromResult(TurnOf(turnContext).Update(activity));

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
        ClaimsIdentity identity,
        Activity activity,
        IReplyChannel channel,
        BotCallbackHandler callback,
        CancellationToken cancellationToken,
        bool isProactive = false
    ) =>
        _engine.ProcessAsync(
            activity,
            channel,
            (turn, failure, token) => RunOnceAsync(turn, failure, identity, callback, token),
            cancellationToken,
            isProactive
        );

    private async Task<InvokeResponse?> RunOnceAsync(
        TurnRun turn, Exception? failure, ClaimsIdentity identity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        using var context = new TurnContext(this, turn.Activity);
        context.TurnState.Set(turn);
        context.TurnState.Set(turn.State);
        context.TurnState.Set<IIdentity>(BotIdentityKey, identity);
        if (failure is null)
        {
            await MiddlewareSet.ReceiveActivityWithStatusAsync(context, callback, cancellationToken);
        }
        else if (OnTurnError is { } handle)
        {
            await handle(context, failure);
        }
        else
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return turn.Activity.Type == ActivityTypes.Invoke
            ? context.TurnState.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse
                ?? new InvokeResponse { Status = failure is null ? 501 : 500 }
            : null;
    }

    // The SDK's handler sends the answer to an invoke as an activity of a type that no channel knows, with the answer as its value. It is
    // kept where the SDK looks for it, to see that the invoke is answered; the first answer stands.
    private static ResourceResponse Send(ITurnContext context, TurnRun turn, Activity activity)
    {
        if (activity.Type != ActivityTypesEx.InvokeResponse)
        {
            return turn.Send(activity);
        }

        if (context.TurnState.Get<Activity>(InvokeResponseKey) is null)
        {
            context.TurnState.Set(InvokeResponseKey, activity);
        }

        return new ResourceResponse();
    }

    private static TurnRun TurnOf(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<TurnRun>() ?? throw new InvalidOperationException("This is not a turn of this adapter.");
    }
}
