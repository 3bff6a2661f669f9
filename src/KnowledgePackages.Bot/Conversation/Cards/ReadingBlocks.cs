using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// Writes how long it takes to read resources. A time below one hour is in minutes. A longer time is in hours and minutes, rounded to 5
/// minutes.
/// </summary>
internal static class ReadingBlocks
{
    private const int Hour = 60;
    private const int Step = 5;

    /// <summary>Returns a text such as "about 20 minutes" or "about 2 h 20 min".</summary>
    public static string Time(CardContext context, int minutes)
    {
        if (minutes < Hour)
        {
            return context.Say(Messages.ResourceMinutes, minutes);
        }

        var rounded = (minutes + (Step / 2)) / Step * Step;
        return rounded % Hour == 0
            ? context.Say(Messages.TimeHours, rounded / Hour)
            : context.Say(Messages.TimeHoursMinutes, rounded / Hour, rounded % Hour);
    }

    /// <summary>
    /// Draws how long the resources of a station take to read, and which to read first; nothing if the station has no available resource.
    /// </summary>
    public static IEnumerable<CardElement> OfStation(CardContext context, Station station)
    {
        var first = ReadingTime.First(context.Content, context.Journey, station);
        if (first.Count == 0)
        {
            yield break;
        }

        var all = Time(context, ReadingTime.MinutesOf(context.Content, station));
        yield return new Links(context.Say(Messages.TimeStation, all, first.Count), context.Links(first.Select(resource => resource.Id)));
    }
}
