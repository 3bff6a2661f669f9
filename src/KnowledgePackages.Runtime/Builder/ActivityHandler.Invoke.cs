using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Builder;

public partial class ActivityHandler
{
    /// <summary>The answer 200 with a body.</summary>
    protected static InvokeResponse CreateInvokeResponse(object? body = null) => new() { Status = 200, Body = body };

    /// <summary>Answers an invoke, by its name. Null answers nothing: an answer that the turn already has stands.</summary>
    protected virtual async Task<InvokeResponse?> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        switch (turnContext.Activity.Name)
        {
            case "adaptiveCard/action":
                return CreateInvokeResponse(
                    await OnAdaptiveCardInvokeAsync(turnContext, ReadAdaptiveCardInvoke(turnContext.Activity), cancellationToken));
            case "signin/verifyState" or "signin/tokenExchange":
                await OnSignInInvokeAsync(turnContext, cancellationToken);
                return CreateInvokeResponse();
            default:
                throw new InvokeRefusedException(NotImplemented());
        }
    }

    /// <summary>A click on an Action.Execute of an Adaptive Card. Answers 501 unless overridden.</summary>
    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        throw new InvokeRefusedException(NotImplemented());

    /// <summary>A step of a sign-in. Answers 501 unless overridden.</summary>
    protected virtual Task OnSignInInvokeAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
        throw new InvokeRefusedException(NotImplemented());

    private async Task AnswerInvokeAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        InvokeResponse? response;
        try
        {
            response = await OnInvokeActivityAsync(As<IInvokeActivity>(turnContext), cancellationToken);
        }
        catch (InvokeRefusedException refused)
        {
            response = refused.Response;
        }
        if (response is not null && turnContext.TurnState.Get<InvokeResponse>(BotAdapter.InvokeResponseKey) is null)
            turnContext.TurnState.Set(BotAdapter.InvokeResponseKey, response);
    }

    private static AdaptiveCardInvokeValue ReadAdaptiveCardInvoke(IInvokeActivity invoke)
    {
        if (invoke.Value is null) throw BadRequest("The invoke has no value.");
        AdaptiveCardInvokeValue? value;
        try
        {
            value = Payload.As<AdaptiveCardInvokeValue>(invoke.Value);
        }
        catch (JsonException)
        {
            throw BadRequest("The value of the invoke has another shape.");
        }
        if (value?.Action is null) throw BadRequest("The value of the invoke has no action.");
        if (value.Action.Type != "Action.Execute") throw BadRequest("The action is not an Action.Execute.");
        return value;
    }

    /// <summary>Bot Framework's error for an Adaptive Card: the HTTP status and, in the body, the same again for the card.</summary>
    private static InvokeRefusedException BadRequest(string message) => new(new InvokeResponse
    {
        Status = 400,
        Body = new AdaptiveCardInvokeResponse
        {
            StatusCode = 400,
            Type = "application/vnd.microsoft.error",
            Value = new JsonObject { ["code"] = "BadRequest", ["message"] = message },
        },
    });

    private static InvokeResponse NotImplemented() => new() { Status = 501 };

    /// <summary>Ends the handling of an invoke with an answer that is not a success.</summary>
    private sealed class InvokeRefusedException(InvokeResponse response) : Exception
    {
        public InvokeResponse Response { get; } = response;
    }
}
