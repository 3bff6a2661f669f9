using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Benchmarks.Sdk;

/// <summary>Greets new members, passes messages to the dialog, and saves the state at the end of the turn.</summary>
internal sealed class PeerBot(ConversationState conversationState, UserState userState, QuestionsDialog dialog, PeerCards cards)
    : ActivityHandler
{
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);
        await conversationState.SaveChangesAsync(turnContext, false, cancellationToken);
        await userState.SaveChangesAsync(turnContext, false, cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        foreach (var member in membersAdded.Where(member => member.Id != turnContext.Activity.Recipient.Id))
        {
            await turnContext.SendActivityAsync(MessageFactory.Attachment(cards.Greeting()), cancellationToken);
        }
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        // Copy the answer into the text: a button sends its data in the activity's value, but the SDK's prompts read only the text.
        if (turnContext.Activity.Value is JObject data)
        {
            turnContext.Activity.Text ??= (string?)(data["answer"] ?? data["package"] ?? data["do"]);
        }

        var property = conversationState.CreateProperty<DialogState>(nameof(DialogState));
        var stack = await property.GetAsync(turnContext, () => new DialogState(), cancellationToken);
        var dc = new DialogContext(new DialogSet().Add(dialog), turnContext, stack);
        var result = await dc.ContinueDialogAsync(cancellationToken);
        if (result.Status == DialogTurnStatus.Empty)
        {
            await dc.BeginDialogAsync(dialog.Id, null, cancellationToken);
        }
    }
}
