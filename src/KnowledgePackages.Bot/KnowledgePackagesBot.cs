using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Handover;
using KnowledgePackages.Bot.Reminders;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot;

/// <summary>
/// Handles the activities of all channels: greets each person once, sends due reminders, changes the language for the page, and passes
/// messages and taps to the conversation loop. Ignores all other activities.
/// </summary>
internal sealed class KnowledgePackagesBot(ConversationLoop loop, ConversationTurns turns, UsageRecorder usage) : ActivityHandler
{
    private const string MessageAnswer = "application/vnd.microsoft.activity.message";

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        if (turnContext.TurnState.Get<ConversationTurn>() is { } turn)
        {
            await usage.RecordAsync(turn, cancellationToken);
        }
    }

    // People in a group talk with each other, so pass on only messages that are meant for the bot.
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        GroupTalk.IsForTheBot(((ITurnContext)turnContext).Activity) ? loop.RunAsync(turnContext, cancellationToken) : Task.CompletedTask;

    // Editing a message changes no answer, so explain to the person how to change the answer.
    protected override async Task OnMessageUpdateActivityAsync(
        ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        if (turn.Journey.Answers.Count > 0 && GroupTalk.IsForTheBot(((ITurnContext)turnContext).Activity))
        {
            await turn.Screen.SayAsync(turn.Card.Say(Messages.Edited), "edited", cancellationToken);
        }
    }

    // Cancel the reminder when the bot is removed, because the person does not use the bot any more.
    protected override Task OnInstallationUpdateRemoveAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        ForgetReminderAsync(turnContext, cancellationToken);

    private async Task ForgetReminderAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        await (await turns.OpenAsync(turnContext, cancellationToken)).SetReminderAsync(null, cancellationToken);

    // Greet a group when the bot joins it, but not when a person joins, because that would disturb everybody else.
    protected override async Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.MembersRemoved?.Any(member => member.Id == turnContext.Activity.Recipient?.Id) == true)
        {
            await ForgetReminderAsync(turnContext, cancellationToken);
        }
        else if (!GroupMember.IsGroup(turnContext.Activity.Conversation))
        {
            await base.OnConversationUpdateActivityAsync(turnContext, cancellationToken);
        }
        else if (turnContext.Activity.MembersAdded?.Any(member => member.Id == turnContext.Activity.Recipient?.Id) == true)
        {
            await GreetAsync(turnContext, cancellationToken);
        }
    }

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        GreetAsync(turnContext, cancellationToken);

    protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.Name switch
        {
            PageEvents.Join => GreetAsync(turnContext, cancellationToken),
            DueProperty.EventName => RemindAsync(turnContext, cancellationToken),
            PageEvents.Language => ChangeLanguageAsync(turnContext, cancellationToken),
            TurnHandover.EventName => TellCopiedAsync(turnContext, cancellationToken),
            _ => Task.CompletedTask,
        };

    // Anybody can send this event, so the bot ignores it unless a stored reminder is due.
    private async Task RemindAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        await ReminderIntents.RemindNowAsync(await turns.OpenAsync(turnContext, cancellationToken), cancellationToken);

    private async Task TellCopiedAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        await HandoverIntents.TellCopiedAsync(await turns.OpenAsync(turnContext, cancellationToken), cancellationToken);

    // A page reports its language at every load. Ignore a language that the content has no texts in. Reply only if the event changes the
    // language on the screen; otherwise store the language without a reply.
    private async Task ChangeLanguageAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        if (Recognizer.Language(turnContext.Activity) is not { } move || turn.Card.Content.Find(move.Language) is not { } texts)
        {
            return;
        }

        if (turn.Memory.Asked is null || turn.IsOnScreen(texts))
        {
            await turn.ChangeLanguageAsync(texts, cancellationToken);
        }
        else
        {
            await loop.RunAsync(turnContext, cancellationToken);
        }
    }

    // The bot's buttons are Action.Submit. If a client turns a button into Action.Execute, the tap arrives as an invoke, so handle the
    // invoke like a message. Only the person who tapped sees the response, so the response can explain that the button belongs to somebody
    // else.
    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        var activity = ((ITurnContext)turnContext).Activity;
        (activity.Type, activity.Value) = (ActivityTypes.Message, ActivityPayload.AsElement(invokeValue.Action.Data));
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        var isNotYours = Recognizer.IsNotYours(turn);
        if (!isNotYours)
        {
            await loop.RunAsync(turnContext, cancellationToken);
        }

        activity.Type = ActivityTypes.Invoke;
        return new AdaptiveCardInvokeResponse
        {
            StatusCode = 200,
            Type = MessageAnswer,
            Value = turn.Card.Say(isNotYours ? Messages.GroupNotYours : Messages.TapTaken),
        };
    }

    // Greet only once, because channels announce the same member several times, and again after each reload of the page.
    private async Task GreetAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        if (!turn.Memory.Greeted && !turn.Journey.Started)
        {
            await loop.RunAsync(turnContext, cancellationToken);
        }
    }
}
