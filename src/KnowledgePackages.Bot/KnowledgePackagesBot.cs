using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Runtime.Builder;
using KnowledgePackages.Runtime.Dialogs;
using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Bot;

/// <summary>
/// Greets whoever joins, once, and hands every message to the dialog that is open, and so every tap that comes as an invoke. Everything
/// else passes quietly.
/// </summary>
internal sealed class KnowledgePackagesBot(MainDialog dialog, Turns turns, PrivateConversationState state) : ActivityHandler
{
    private const string WebChatJoin = "webchat/join";
    private const string Reminder = "reminder";
    private const string MessageAnswer = "application/vnd.microsoft.activity.message";

    private readonly IStatePropertyAccessor<DialogState> _dialogs = state.CreateProperty<DialogState>(nameof(DialogState));

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        dialog.RunAsync(turnContext, _dialogs, cancellationToken);

    // A group is greeted when the bot joins it, not when somebody else does: that is no news for all the others.
    protected override async Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        if (!GroupMember.IsGroup(turnContext.Activity.Conversation))
            await base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);
        else if (turnContext.Activity.MembersAdded?.Any(member => member.Id == turnContext.Activity.Recipient?.Id) == true)
            await GreetAsync(turnContext, cancellationToken);
    }

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        GreetAsync(turnContext, cancellationToken);

    protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => turnContext.Activity.Name switch
    {
        WebChatJoin => GreetAsync(turnContext, cancellationToken),
        Reminder => RemindAsync(turnContext, cancellationToken),
        Hearing.LanguageEvent => SpeakAsync(turnContext, cancellationToken),
        _ => Task.CompletedTask,
    };

    // Anybody can send this event: the wish itself decides.
    private async Task RemindAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        await Guide.RemindNowAsync(await turns.OpenAsync(turnContext, cancellationToken), cancellationToken);

    // A page says its language at every load, and may name one that has no texts. What changes nothing that is on the screen is no news.
    private async Task SpeakAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        if (Hearing.Language(turnContext.Activity) is not { } move || turn.Scene.Content.Find(move.Language) is not { } texts)
            return;
        if (turn.Memory.Asked is null || turn.IsSpoken(texts))
            await turn.SpeakAsync(texts, cancellationToken);
        else
            await dialog.RunAsync(turnContext, _dialogs, cancellationToken);
    }

    // Our cards have Action.Submit only; where a client makes Action.Execute of it, the tap counts as well. What the response says is
    // for the one who tapped; so there, and only there, a tap on somebody else's button is explained in private.
    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        (activity.Type, activity.Value) = (ActivityTypes.Message, invokeValue.Action!.Data);
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        var isNotYours = Hearing.IsNotYours(turn);
        if (!isNotYours)
            await dialog.RunAsync(turnContext, _dialogs, cancellationToken);
        activity.Type = ActivityTypes.Invoke;
        return new AdaptiveCardInvokeResponse
        {
            StatusCode = 200,
            Type = MessageAnswer,
            Value = turn.Scene.Say(isNotYours ? Messages.GroupNotYours : Messages.TapTaken),
        };
    }

    // Channels tell several times that somebody joined, and again after every reload.
    private async Task GreetAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        if (!turn.Memory.Greeted && !turn.Journey.Started)
            await dialog.RunAsync(turnContext, _dialogs, cancellationToken);
    }
}
