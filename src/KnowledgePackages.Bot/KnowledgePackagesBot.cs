using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.BotFramework.Builder;
using KnowledgePackages.BotFramework.Dialogs;
using KnowledgePackages.BotFramework.Schema;

namespace KnowledgePackages.Bot;

/// <summary>Greets whoever joins, once, and hands every message to the dialog that is open. Everything else passes quietly.</summary>
internal sealed class KnowledgePackagesBot(MainDialog dialog, Turns turns, PrivateConversationState state) : ActivityHandler
{
    private const string WebChatJoin = "webchat/join";

    private readonly IStatePropertyAccessor<DialogState> _dialogs = state.CreateProperty<DialogState>(nameof(DialogState));

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        dialog.RunAsync(turnContext, _dialogs, cancellationToken);

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        GreetAsync(turnContext, cancellationToken);

    protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.Name == WebChatJoin ? GreetAsync(turnContext, cancellationToken) : Task.CompletedTask;

    // Channels tell several times that somebody joined, and again after every reload.
    private async Task GreetAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        if (!turn.Memory.Greeted && !turn.Journey.Started)
            await dialog.RunAsync(turnContext, _dialogs, cancellationToken);
    }
}
