using KnowledgePackages.Bot.Conversation.Intents;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>The button that compares the current round with the last one, on the cards at the end of a round.</summary>
internal static class RoundsButton
{
    /// <summary>Returns the button; empty if the person has not finished an earlier round.</summary>
    public static IEnumerable<Submit> For(CardContext context) =>
        context.Journey.LastRound is null ? [] : [new(context.Say(Messages.RoundsCompare), new Intent.CompareRounds())];
}
