using KnowledgePackages.Bot.Dialogs;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Cards;

/// <summary>The card of every place: what is asked there.</summary>
internal static class PlaceCards
{
    /// <param name="scene">Where the journey stands.</param>
    /// <param name="place">What is open.</param>
    /// <param name="wasGreeted">Nobody is greeted twice.</param>
    /// <param name="isGroup">Whether others can be there: then the greeting is for all of them.</param>
    public static Card For(Scene scene, OpenPrompt place, bool wasGreeted = true, bool isGroup = false) => place.Position switch
    {
        _ when place.AsksErase => StartCards.Erase(scene),
        _ when place.AsksRestart => StartCards.Restart(scene),
        Position.Question question => QuestionCards.Open(scene, question),
        Position.Check => CheckCard.Draw(scene),
        Position.Recommended => RecommendationCard.Draw(scene),
        Position.ExtraOffer offer => ExtraCards.Offer(scene, offer.Package),
        Position.ExtraCheck => CheckCard.DrawExtra(scene),
        Position.Route route => RouteCards.Route(scene, route.Package),
        Position.Step step => StationCards.Draw(scene, step),
        Position.Summary summary => SummaryCard.Draw(scene, summary.Package),
        _ => wasGreeted ? StartCards.Start(scene) : StartCards.Greeting(scene, isGroup),
    };
}
