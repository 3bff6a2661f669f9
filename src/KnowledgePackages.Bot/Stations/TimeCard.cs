using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Stations;

/// <summary>
/// Draws the resources that a person can read in a given number of minutes. If no resource fits, draws the shortest one.
/// </summary>
internal static class TimeCard
{
    /// <summary>The number of minutes that the button on the route card offers.</summary>
    public const int OfferedMinutes = 15;

    private const int MaxShown = 5;

    public static Card Draw(CardContext context, KnowledgePackage package, int minutes)
    {
        var fitting = ReadingTime.Fitting(context.Content, context.Journey, package, minutes).Take(MaxShown).ToList();
        var fits = fitting.Sum(resource => resource.Minutes) <= minutes;
        var title = fits ? context.Say(Messages.TimeFits, minutes) : context.Say(Messages.TimeShortest);
        return new(
            title,
            [
                new TextBlock(title, Look.Heading),
                .. fitting.Select(resource => MaterialBlocks.Resource(context, resource)),
            ],
            [$"time/{minutes}", .. fitting.Select(resource => $"resource/{resource.Id}")]
        );
    }

    /// <summary>Returns samples for the chosen package: resources that fit, and the shortest resource if none fits.</summary>
    public static IEnumerable<SampleCard> Samples(SamplePoint at) =>
        at.Prompt.Position is not Position.Route route
            ? []
            :
            [
                new($"time {at.Name}", Draw(at.Context, route.Package, OfferedMinutes)),
                new($"time {at.Name}, too short", Draw(at.Context, route.Package, 1)),
            ];
}
