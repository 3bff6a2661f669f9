using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;


namespace KnowledgePackages.Bot.Plan;

/// <summary>Shows the summary: what was done and what is open.</summary>
internal static class PlanIntents
{
    public static Task<PromptDetail> FinishAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.Prompt.IsOnTheLine
            ? turn.MoveAsync(turn.Journey.Finish(), cancellationToken)
            : turn.FollowAsync(new Intent.Status(), cancellationToken);
}
