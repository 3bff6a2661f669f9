using KnowledgePackages.Bot.Conversation;

namespace KnowledgePackages.Bot.Plan;

/// <summary>Handles the intents about the person's stored data: to see it, and to take it along.</summary>
internal static class DataIntents
{
    public static Task<PromptDetail> ShowAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(DataCards.Kept(turn.Card, turn.Prompt, turn.Reminding.Pending, turn.Site), cancellationToken);

    public static Task<PromptDetail> ExportAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(DataCards.Export(turn.Card), cancellationToken);
}
