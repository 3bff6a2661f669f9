using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>The line with its stations, and what other centres did.</summary>
internal static class RouteCards
{
    /// <summary>The stations of the chosen package: how far each is, and the way in.</summary>
    public static Card Route(Scene scene, KnowledgePackage package)
    {
        var title = scene.Say(Messages.RouteTitle, scene.PackageName(package.Id));
        var stops = scene.Journey.ProgressIn(scene.Content);
        var next = stops.FirstOrDefault(stop => stop.State != StationState.Done);
        return new(
            $"{title}. {scene.Say(Messages.RouteText)}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock($"{Line.OfStations(scene, package)}  {scene.Texts.Package(package.Id).Title}", Look.Quiet),
                new TextBlock(scene.Say(Messages.RouteText)),
                .. stops.Select(stop => Stop(scene, stop, isNext: stop == next)),
                new ActionSet(
                [
                    new(scene.Say(Messages.RouteCases), new Move.Cases(package.Id)) { Groups = [Groups.Cases] },
                    new(scene.Say(Messages.RouteSummary), new Move.Finish(), IsPrimary: next is null)
                    {
                        Groups = next is null ? [Groups.Summary, Groups.Next] : [Groups.Summary],
                    },
                    new(scene.Say(Messages.RouteBack), new Move.Back()) { Groups = [Groups.Back] },
                ]),
            ],
            [$"route/{package.Id}"]);
    }

    /// <summary>Examples from other centres, with what to learn from each.</summary>
    public static Card Cases(Scene scene, KnowledgePackage package)
    {
        var title = scene.Say(Messages.CasesTitle);
        return new(
            title,
            [new TextBlock(title, Look.Heading), .. package.Cases.Select(study => Case(scene, study))],
            [.. package.Cases.Select(study => $"case/{study.Id}")]);
    }

    /// <summary>The questions that were answered yes and are what a station is about.</summary>
    public static IReadOnlyList<Challenge> Fits(Scene scene, Station station) =>
    [
        .. Recommendation.From(scene.Content, scene.Journey.Answers).Because
            .Where(reason => reason.Stations.Contains(station))
            .Select(reason => reason.Challenge),
    ];

    private static Container Stop(Scene scene, StationProgress stop, bool isNext)
    {
        var station = stop.Station;
        var fits = Fits(scene, station);
        var title = scene.Texts.Station(station.Id).Title;
        List<CardElement> words =
        [
            new TextBlock(scene.Say(Messages.RouteStation, station.Number, scene.Say(State(stop.State, isNext))), Look.Quiet),
            new TextBlock(title, Look.Strong),
        ];
        if (stop.ActionsDone > 0)
            words.Add(new TextBlock(scene.Say(Messages.RouteActions, station.Actions.Count, stop.ActionsDone), Look.Quiet));
        if (fits.Count > 0)
            words.Add(new TextBlock(scene.Say(Messages.RouteFits, fits.Count, scene.QuestionList(fits)), Look.Quiet));
        var open = !isNext ? Messages.RouteOpen : station.Number == 1 ? Messages.RouteFirst : Messages.RouteNext;
        words.Add(new ActionSet(
        [
            new(scene.Say(open, station.Number), new Move.Station(station.Id), isNext)
            {
                Groups = isNext ? [Groups.Next, Groups.Start, Groups.Continue, Groups.Yes] : [],
                Names = [title, scene.Say(Messages.RouteOpen, station.Number)],
            },
        ]));
        return new([new ColumnSet([new([new TextBlock(Line.Stop(stop.State))]), new(words)])]);
    }

    private static MessageRequirement State(StationState state, bool isNext) => state switch
    {
        StationState.Done => Messages.StateDone,
        StationState.Here => Messages.StateHere,
        _ => isNext ? Messages.StateNow : Messages.StateAhead,
    };

    /// <summary>An example of another centre.</summary>
    public static Container Case(Scene scene, CaseStudy study)
    {
        var text = scene.Texts.Case(study.Id);
        return new(
        [
            new Links("", [new(text.Title, study.Url)], Look.Strong),
            new TextBlock(text.Country, Look.Quiet),
            new TextBlock(text.Summary),
            new TextBlock(scene.Say(Messages.CasesLearn), Look.Strong),
            .. text.Takeaways.Select(takeaway => new TextBlock($"• {takeaway}", Look.Item)),
        ]);
    }
}
