using KnowledgePackages.Bot.About;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Bot.Questions;
using KnowledgePackages.Bot.Recommendations;
using KnowledgePackages.Bot.Reminders;
using KnowledgePackages.Bot.Start;
using KnowledgePackages.Bot.Stations;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>The card of everything that can be open: the one place that knows which feature asks it.</summary>
internal static class PromptCards
{
    /// <param name="context">Where the journey stands.</param>
    /// <param name="prompt">What is open.</param>
    /// <param name="wasGreeted">Nobody is greeted twice.</param>
    /// <param name="isGroup">Whether others can be there: then the greeting is for all of them.</param>
    public static Card For(CardContext context, OpenPrompt prompt, bool wasGreeted = true, bool isGroup = false) => prompt.Position switch
    {
        _ when prompt.Confirming == Confirmation.Erase => AboutCards.Erase(context),
        _ when prompt.Confirming == Confirmation.Restart => StartCards.Restart(context),
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

    /// <summary>The choices of a goodbye or a reminder, which stands on the screen above what is open.</summary>
    public static IReadOnlyList<Submit> OfGoodbye(CardContext context, OpenPrompt prompt, Reminding reminding, bool isReminder) =>
        LeaveCards.Choices(context, prompt, reminding, isReminder);
}
