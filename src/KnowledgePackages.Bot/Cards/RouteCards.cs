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
        var order = scene.Journey.MaterialOf(scene.Content, package.Id);
        var next = order.Way.Select(station => stops[station.Number - 1]).FirstOrDefault(stop => stop.State != StationState.Done);
        var intro = string.Join(' ', new[] { ExtraCards.Order(scene, package), order.Start is null ? scene.Say(Messages.RouteText) : null }.OfType<string>());
        Submit[] extra = ExtraCards.Way(scene, package) is { } way ? [way] : [];
        return new(
            $"{title}. {intro}",
            [
                new TextBlock(title, Look.Heading),
                new TextBlock($"{Line.OfStations(scene, package)}  {scene.Texts.Package(package.Id).Title}", Look.Quiet),
                new TextBlock(intro),
                .. stops.Select(stop => Stop(scene, stop, isNext: stop == next, order)),
                new ActionSet(
                [
                    .. extra,
                    new(scene.Say(Messages.RouteCases), new Move.Cases(package.Id)) { Groups = [Groups.Cases] },
                    new(scene.Say(Messages.RouteSummary), new Move.Finish(), IsPrimary: next is null)
                    {
                        Groups = next is null ? [Groups.Summary, Groups.Next] : [Groups.Summary],
                    },
                    new(scene.Say(Messages.RouteBack), new Move.Back()) { Groups = [Groups.Back] },
                ]),
            ],
            order.Start is null ? [$"route/{package.Id}"] : [$"route/{package.Id}", $"start/{order.Start.Id}"])
        {
            IsWide = true,
        };
    }

    /// <summary>Examples from other centres, with what to learn from each.</summary>
    public static Card Cases(Scene scene, KnowledgePackage package)
    {
        var title = scene.Say(Messages.CasesTitle);
        return new(
            title,
            [new TextBlock(title, Look.Heading), .. package.Cases.Select(study => Case(scene, study))],
            [.. package.Cases.Select(study => $"case/{study.Id}")])
        {
            IsWide = true,
        };
    }

    /// <summary>The questions, of either round, that were answered yes and are what a station is about.</summary>
    public static IReadOnlyList<Challenge> Fits(Scene scene, Station station) =>
    [
        .. scene.Content.GetPackage(station.PackageId).Challenges
            .Where(challenge => challenge.StationIds.Contains(station.Id)
                && scene.Journey.Answers.Any(answer => answer.ChallengeId == challenge.Id && answer.Value == AnswerValue.Yes)),
    ];

    private static Container Stop(Scene scene, StationProgress stop, bool isNext, MaterialOrder order)
    {
        var station = stop.Station;
        var fits = Fits(scene, station);
        var isFirst = station.Id == order.Way[0].Id;
        var title = scene.Texts.Station(station.Id).Title;
        List<CardElement> words =
        [
            new TextBlock(scene.Say(Messages.RouteStation, station.Number, scene.Say(State(stop.State, isNext, isStart: station.Id == order.Start?.Id))), Look.Quiet),
            new TextBlock(title, Look.Strong),
        ];
        if (stop.ActionsDone > 0)
            words.Add(new TextBlock(scene.Say(Messages.RouteActions, station.Actions.Count, stop.ActionsDone), Look.Quiet));
        if (order.Start is not null)
            words.AddRange(ExtraCards.Reasons(scene, station));
        else if (fits.Count > 0)
            words.Add(new TextBlock(scene.Say(Messages.RouteFits, fits.Count, scene.QuestionList(fits)), Look.Quiet));
        var open = !isNext ? Messages.RouteOpen : isFirst ? Messages.RouteFirst : Messages.RouteNext;
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

    private static MessageRequirement State(StationState state, bool isNext, bool isStart) => state switch
    {
        StationState.Done => Messages.StateDone,
        StationState.Here => Messages.StateHere,
        _ => isStart ? Messages.StateStart : isNext ? Messages.StateNow : Messages.StateAhead,
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
