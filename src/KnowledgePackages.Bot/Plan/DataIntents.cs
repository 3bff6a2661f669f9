using KnowledgePackages.Bot.Conversation;

namespace KnowledgePackages.Bot.Plan;

/// <summary>Handles the intents to see the person's stored data and to download it.</summary>
internal static class DataIntents
{
    public static Task<PromptDetail> ShowAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(DataCards.Kept(turn.Card, turn.Prompt, turn.Reminding.Pending, turn.Site), cancellationToken);

    public static Task<PromptDetail> ExportAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(DataCards.Export(turn.Card), cancellationToken);
}
