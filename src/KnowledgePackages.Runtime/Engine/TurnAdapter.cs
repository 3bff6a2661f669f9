using System.Runtime.ExceptionServices;
using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// An SDK adapter on top of the turn engine. It collects the activities that the bot sends, updates and deletes in a turn, commits them
/// together with the state, and only then delivers them. <see cref="SendActivitiesAsync"/> returns ids of the engine, and
/// <see cref="UpdateActivityAsync"/> and <see cref="DeleteActivityAsync"/> accept these ids.
/// </summary>
/// <remarks>
/// A turn, including its middleware, may run more than once before its outcome is stored. If a run throws an exception, the run is
/// discarded, and <see cref="BotAdapter.OnTurnError"/> is called in a fresh run, so that half a turn is never stored. For this reason the
/// adapter calls the middleware itself: the SDK's <c>RunPipelineAsync</c> would call the error handler in the failed run.
/// </remarks>
public abstract class TurnAdapter : BotAdapter
{
    private readonly TurnEngine _engine;

    private protected TurnAdapter(TurnEngine engine) => _engine = engine;

    /// <summary>
    /// The function that returns the text of the notice to a person whose message cannot be saved. The notice is sent at most once a
    /// minute. No notice is sent if the function is null or returns null. The channel gets 503 with or without a notice, and should send
    /// the message again. The function's context has the conversation's last state in memory (empty until this process has read the
    /// document), so that the notice can be in the person's language. Changes to this state are not stored, and the context cannot send
    /// activities.
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

    /// <summary>Runs one activity through the engine and returns its HTTP response.</summary>
    internal Task<TurnOutcome> RunTurnAsync(
        ClaimsIdentity identity,
        Activity activity,
        IReplyChannel channel,
        BotCallbackHandler callback,
        CancellationToken cancellationToken,
        bool isProactive = false,
        bool waitsForDelivery = true,
        string? source = null,
        ReadOnlyMemory<byte> body = default
    ) =>
        _engine.ProcessAsync(
            activity,
            channel,
            (turn, failure, token) => RunOnceAsync(turn, failure, identity, callback, token),
            cancellationToken,
            isProactive,
            waitsForDelivery,
            source,
            body
        );

    private async Task<InvokeResponse?> RunOnceAsync(
        TurnRun turn, Exception? failure, ClaimsIdentity identity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        using var context = new EngineContext(this, turn.Activity, turn);
        context.TurnState.Set(turn);
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

    // The SDK's ActivityHandler sends the response to an invoke as an activity of type "invokeResponse". This activity is not a reply.
    // Store it in the turn state, where the SDK looks for the response. If the bot sends several responses, the first one counts.
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
        return EngineContext.RunOf(turnContext) ?? throw new InvalidOperationException("The turn context is not from this adapter.");
    }
}
