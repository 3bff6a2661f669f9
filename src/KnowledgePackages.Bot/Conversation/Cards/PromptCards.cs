using KnowledgePackages.Bot.About;
using KnowledgePackages.Bot.Handover;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Bot.Questions;
using KnowledgePackages.Bot.Recommendations;
using KnowledgePackages.Bot.Reminders;
using KnowledgePackages.Bot.Search;
using KnowledgePackages.Bot.Start;
using KnowledgePackages.Bot.Stations;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>Draws the card of the open prompt, by calling the feature to which the prompt belongs.</summary>
internal static class PromptCards
{
    /// <summary>Draws the card of the open prompt.</summary>
    /// <param name="context">The content, its texts, and the person's journey.</param>
    /// <param name="prompt">The open prompt.</param>
    /// <param name="wasGreeted">
    /// Whether the person was greeted already. If so, the card has no greeting, because each person is greeted once.
    /// </param>
    /// <param name="isGroup">Whether the conversation can have several people. If so, the greeting addresses all of them.</param>
    public static Card For(CardContext context, OpenPrompt prompt, bool wasGreeted = true, bool isGroup = false) => prompt.Position switch
    {
        _ when prompt.Confirming == Confirmation.Erase => AboutCards.Erase(context),
        _ when prompt.Confirming == Confirmation.Restart => StartCards.Restart(context),
        _ when prompt.Confirming == Confirmation.Bring => HandoverCards.Bring(context),
        Position.Question question => QuestionCards.Open(context, question),
        Position.Check => CheckCard.Draw(context),
        Position.Recommended => RecommendationCard.Draw(context),
        Position.ExtraOffer offer => ExtraCards.Offer(context, offer.Package),
        Position.ExtraCheck => CheckCard.DrawExtra(context),
        Position.Route route => RouteCards.Route(context, route.Package),
        Position.Step step => StationCards.Draw(context, step),
        Position.Summary summary => SummaryCard.Draw(context, summary.Package),
        _ => wasGreeted ? StartCards.Start(context) : StartCards.Greeting(context, isGroup),
    };

    /// <summary>Returns the buttons of the search results that are on the screen above the open prompt.</summary>
    public static IReadOnlyList<Submit> OfResults(CardContext context, IReadOnlyList<string> results) =>
        SearchCards.Openers(context, results);

    /// <summary>Returns the buttons of a goodbye or a reminder that is on the screen below the open prompt.</summary>
    public static IReadOnlyList<Submit> OfGoodbye(CardContext context, OpenPrompt prompt, Reminding reminding, bool isReminder) =>
        GoodbyeCards.Choices(context, prompt, reminding, isReminder);
}
