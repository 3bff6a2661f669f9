using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;


namespace KnowledgePackages.Bot.Recommendations;

/// <summary>Handles the intents to compare the packages and to choose one.</summary>
internal static class RecommendationIntents
{
    public static Task<PromptDetail> CompareAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(PackagesCard.Draw(turn.Card), cancellationToken);

    public static async Task<PromptDetail> ChooseAsync(ConversationTurn turn, Intent.Choose intent, CancellationToken cancellationToken)
    {
        var isTaken = turn.Journey.PackageId == intent.PackageId;
        if (isTaken && !turn.IsTap)
        {
            return PromptDetail.Full;
        }

        return !isTaken && turn.Card.Content.FindPackage(intent.PackageId) is not null && turn.Prompt.IsAfterTheQuestions
            ? await turn.MoveAsync(turn.Journey.ChoosePackage(turn.Card.Content, intent.PackageId), cancellationToken)
            : await turn.RefuseOldButtonAsync(cancellationToken);
    }
}
