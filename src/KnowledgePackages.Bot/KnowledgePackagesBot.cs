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

    protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => turnContext.Activity.Name switch
    {
        WebChatJoin => GreetAsync(turnContext, cancellationToken),
        Hearing.LanguageEvent => SpeakAsync(turnContext, cancellationToken),
        _ => Task.CompletedTask,
    };

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

    // Channels tell several times that somebody joined, and again after every reload.
    private async Task GreetAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var turn = await turns.OpenAsync(turnContext, cancellationToken);
        if (!turn.Memory.Greeted && !turn.Journey.Started)
            await dialog.RunAsync(turnContext, _dialogs, cancellationToken);
    }
}
