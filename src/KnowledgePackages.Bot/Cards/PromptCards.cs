using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Cards;

/// <summary>The card of every place: what is asked there.</summary>
internal static class PromptCards
{
    /// <param name="context">Where the journey stands.</param>
    /// <param name="prompt">What is open.</param>
    /// <param name="wasGreeted">Nobody is greeted twice.</param>
    /// <param name="isGroup">Whether others can be there: then the greeting is for all of them.</param>
    public static Card For(CardContext context, OpenPrompt prompt, bool wasGreeted = true, bool isGroup = false) => prompt.Position switch
    {
        _ when prompt.AsksErase => StartCards.Erase(context),
        _ when prompt.AsksRestart => StartCards.Restart(context),
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
}
