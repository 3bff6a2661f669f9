using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;


namespace KnowledgePackages.Bot.About;

/// <summary>Handles the intents about the bot itself: help, status, glossary, and the deletion of the stored data.</summary>
internal static class AboutIntents
{
    public static Task<PromptDetail> HelpAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(AboutCards.Help(turn.Card, turn.Prompt), cancellationToken);

    public static Task<PromptDetail> StatusAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(AboutCards.Status(turn.Card, turn.Prompt), cancellationToken);

    public static async Task<PromptDetail> GlossaryAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        await turn.Screen.SayAsync(turn.Card.Say(Messages.TermAll, Terms(turn)), "glossary", cancellationToken);
        return PromptDetail.Short;
    }

    public static Task<PromptDetail> AnswerAsync(ConversationTurn turn, Intent.About intent, CancellationToken cancellationToken) =>
        turn.TellAsync(AboutCards.Answer(turn.Card, turn.Prompt, turn.Site, intent.QuestionId), cancellationToken);

    public static Task<PromptDetail> EraseAsync(ConversationTurn turn) =>
        AskEraseAsync(turn, isOpen: true);

    public static async Task<PromptDetail> ConfirmEraseAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Memory.Confirming != Confirmation.Erase)
        {
            return await AskEraseAsync(turn, isOpen: true); // after a late "yes", ask again and delete nothing
        }

        await turn.EraseAsync(cancellationToken);
        await turn.TellAsync(Messages.EraseDone, "erased", cancellationToken);
        return PromptDetail.None; // the person wants to leave, so ask nothing more
    }

    public static Task<PromptDetail> DeclineEraseAsync(ConversationTurn turn) =>
        AskEraseAsync(turn, isOpen: false);

    private static Task<PromptDetail> AskEraseAsync(ConversationTurn turn, bool isOpen)
    {
        turn.Memory.Confirming = isOpen ? Confirmation.Erase : Confirmation.None;
        return Task.FromResult(isOpen ? PromptDetail.Full : PromptDetail.Short);
    }

    private static string Terms(ConversationTurn turn) =>
        turn.Card.List([.. turn.Card.Texts.Glossary.Select(term => term.Term)]);
}
