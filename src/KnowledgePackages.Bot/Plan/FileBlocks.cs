using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Content;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Plan;

/// <summary>Draws the picture of the route and the buttons that open the plan's pages, on channels that support them.</summary>
internal static class FileBlocks
{
    /// <summary>Draws the route as a picture; nothing on channels without pages or before a package is chosen.</summary>
    public static IEnumerable<CardElement> Route(CardContext context)
    {
        if (context.Pages is not { } pages || Progress.Of(context) is not { Package: { } package, Stations: { } stops })
        {
            return [];
        }

        var words = context.Journey.ProgressIn(context.Content)
            .Select(stop => PlanSheet.LineOf(context, stop));
        return [new Picture(pages.Addresses.RouteOf(package, stops, context.Texts.IsRightToLeft), string.Join(". ", words))];
    }

    /// <summary>
    /// Draws the route of a package and a sentence. The route is a picture or, on channels without pages, a line of characters.
    /// </summary>
    public static IEnumerable<CardElement> Route(CardContext context, KnowledgePackage package, string sentence) =>
        Route(context).ToList() is { Count: > 0 } picture
            ? [.. picture, new TextBlock(sentence)]
            : [new TextBlock($"{Line.OfStations(context, package)}  {sentence}")];

    /// <summary>Draws the buttons that open the page, the Word file and, if a chosen action has a last day, the calendar file.</summary>
    /// <param name="context">The texts, and the journey with the plan.</param>
    /// <param name="withData">Whether a button to the file with the stored data comes first.</param>
    public static IEnumerable<CardElement> Files(CardContext context, bool withData = false)
    {
        if (context.Pages is not { } pages)
        {
            return [];
        }

        var addresses = pages.Addresses.Of(pages.Document, context.Journey);
        var hasDates = context.Plan?.Chosen.Any(planned => planned.Entry?.Until is not null) == true;
        return
        [
            new OpenPages([
                .. withData ? [new CardLink(context.Say(Messages.FilesData), addresses.Data)] : Array.Empty<CardLink>(),
                new(context.Say(Messages.FilesPage), addresses.Page),
                new(context.Say(Messages.FilesWord), addresses.Word),
                .. hasDates ? [new CardLink(context.Say(Messages.FilesCalendar), addresses.Calendar)] : Array.Empty<CardLink>(),
            ]),
        ];
    }
}
