using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Stations;

/// <summary>Draws the route of a package, and the examples from other centres.</summary>
internal static class RouteCards
{
    /// <summary>Draws the stations of the chosen package: the state of each, and a button to enter it.</summary>
    public static Card Route(CardContext context, KnowledgePackage package)
    {
        var title = context.Say(Messages.RouteTitle, context.PackageName(package.Id));
        var stops = context.Journey.ProgressIn(context.Content);
        var order = context.Journey.MaterialOf(context.Content, package.Id);
        var next = context.Journey.NextStation(context.Content);
        var isNew = !stops.Any(stop => stop.State == StationState.Done); // explain the package only until the first station is done
        var intro = string.Join(
            ' ',
            new[] { ExtraAnswers.Order(context, package), order.Start is null ? Intro(context, package) : null }.OfType<string>()
        );
        Submit[] extra = ExtraAnswers.Way(context, package) is { } way ? [way] : [];
        Submit[] country = context.Country is null ? [new(context.Say(Messages.CountryAsk), new Intent.Countries())] : [];
        return new(
            $"{title}. {intro}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock($"{Line.OfStations(context, package)}  {context.Texts.Package(package.Id).Title}", Look.Quiet),
                .. isNew ? MaterialBlocks.Package(context, package).Append(new TextBlock(context.Say(Messages.RouteAbout))) : [],
                new TextBlock(intro),
                .. stops.Select(stop => Stop(context, stop, isNext: stop.Station.Id == next?.Id, order)),
                new ActionSet(
                [
                    .. extra,
                    new(context.Say(Messages.TimeHave, TimeCard.OfferedMinutes), new Intent.HaveTime(TimeCard.OfferedMinutes)),
                    .. country,
                    new(context.Say(Messages.RouteCases), new Intent.Cases(package.Id)) { Groups = [PhraseGroups.Cases] },
                    new(context.Say(Messages.RouteSummary), new Intent.Finish(), IsPrimary: next is null)
                    {
                        Groups = next is null ? [PhraseGroups.Next] : [],
                    },
                    new(context.Say(Messages.RouteBack), new Intent.Back()),
                ]),
            ],
            order.Start is null ? [$"route/{package.Id}"] : [$"route/{package.Id}", $"start/{order.Start.Id}"])
        {
            IsWide = true,
        };
    }

    /// <summary>Draws the examples from other centres, each with its takeaways.</summary>
    public static Card Cases(CardContext context, KnowledgePackage package)
    {
        var title = context.Say(Messages.CasesTitle);
        return new(
            title,
            [new TextBlock(title, Look.Heading), .. package.Cases.Select(study => MaterialBlocks.Case(context, study))],
            [.. package.Cases.Select(study => $"case/{study.Id}")])
        {
            IsWide = true,
        };
    }

    /// <summary>Returns a sample of <see cref="Cases"/> for the chosen package.</summary>
    public static IEnumerable<SampleCard> CasesSamples(SamplePoint at) =>
        at.Prompt.Position is Position.Route route ? [new($"cases {at.Name}", Cases(at.Context, route.Package))] : [];

    // Returns the text above the stations. If the recommended first station helps with a challenge that the person answered yes, the text
    // names that station as the start. Otherwise the text only explains the route.
    private static string Intro(CardContext context, KnowledgePackage package) =>
        context.Journey.StartStation(context.Content, package) is var start
        && context.Journey.YesChallenges(context.Content, start).Count > 0
            ? context.Say(Messages.RouteStart, start.Number)
            : context.Say(Messages.RouteText);

    private static Container Stop(CardContext context, StationProgress stop, bool isNext, MaterialOrder order)
    {
        var station = stop.Station;
        var fits = context.Journey.YesChallenges(context.Content, station);
        var package = context.Content.GetPackage(station.PackageId);
        var isFirst = station.Id == context.Journey.StartStation(context.Content, package).Id;
        var title = context.Texts.Station(station.Id).Title;
        List<CardElement> words =
        [
            new TextBlock(
                context.Say(
                    Messages.RouteStation,
                    station.Number,
                    context.Say(State(stop.State, isNext, isStart: station.Id == order.Start?.Id))
                ),
                Look.Quiet
            ),
            new TextBlock(title, Look.Strong),
            new TextBlock(
                context.Say(Messages.TimeReading, ReadingBlocks.Time(context, ReadingTime.MinutesOf(context.Content, station))),
                Look.Quiet
            ),
        ];
        if (stop.ActionsDone > 0)
        {
            words.Add(new TextBlock(context.Say(Messages.RouteActions, station.Actions.Count, stop.ActionsDone), Look.Quiet));
        }

        if (order.Start is not null)
        {
            words.AddRange(ExtraAnswers.Reasons(context, station));
        }
        else if (fits.Count > 0)
        {
            words.Add(new TextBlock(context.Say(Messages.RouteFits, fits.Count, context.QuestionList(fits)), Look.Quiet));
        }

        var open = !isNext ? Messages.RouteOpen : isFirst ? Messages.RouteFirst : Messages.RouteNext;
        words.Add(new ActionSet(
        [
            new(context.Say(open, station.Number), new Intent.Station(station.Id), isNext)
            {
                Groups = isNext ? [PhraseGroups.Next, PhraseGroups.Start, PhraseGroups.Continue, PhraseGroups.Yes] : [],
                Names = [title, context.Say(Messages.RouteOpen, station.Number)],
            },
        ]));
        return new([new ColumnSet([new([new TextBlock(Line.Stop(stop.State))]), new(words)])]);
    }

    private static MessageDefinition State(StationState state, bool isNext, bool isStart) => state switch
    {
        StationState.Done => Messages.StateRead,
        StationState.Here => Messages.StateHere,
        _ => isStart ? Messages.StateStart : isNext ? Messages.StateNow : Messages.StateAhead,
    };
}
