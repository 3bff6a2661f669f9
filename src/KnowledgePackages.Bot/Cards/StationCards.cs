using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>The steps of a station. Every step ends with the same buttons in the same order.</summary>
internal static class StationCards
{
    public static Card Draw(Scene scene, Position.Step here)
    {
        var (title, body) = here.StationStep.Kind switch
        {
            StepKind.About => About(scene, here.Station),
            StepKind.Resources => Resources(scene, here),
            StepKind.Tips => Tips(scene, here),
            _ => Actions(scene, here),
        };
        var package = scene.Content.GetPackage(here.Station.PackageId);
        var where = scene.Say(Messages.StationHere, here.Station.Number, package.Stations.Count, here.Number, here.Total);
        return new(
            $"{where}. {title}",
            [
                new TextBlock($"{Line.OfStations(scene, package)}  {where}", Look.Quiet),
                new TextBlock(title, Look.Heading),
                .. body,
                .. Ways(scene, here),
            ],
            [.. here.StationStep.ItemIds.Select(id => $"{Kind(here.StationStep.Kind)}/{id}")])
        {
            IsWide = true,
        };
    }

    private static (string Title, IEnumerable<CardElement> Body) About(Scene scene, Station station)
    {
        var text = scene.Texts.Station(station.Id);
        List<CardElement> body =
        [
            new TextBlock(text.Summary),
            Holds(scene, station),
        ];
        var fits = RouteCards.Fits(scene, station);
        if (ExtraCards.Reasons(scene, station) is { Count: > 0 } reasons)
            body.Add(new Container(reasons));
        else if (fits.Count > 0)
            body.Add(new Container([
                new TextBlock(scene.Say(Messages.StationFits), Look.Strong),
                .. fits.Select(challenge => new TextBlock(scene.Texts.Challenge(challenge.Id).Point)),
            ]));
        return (text.Title, body);
    }

    private static (string Title, IEnumerable<CardElement> Body) Resources(Scene scene, Position.Step here)
    {
        var (first, last, total) = Part(here, StepKind.Resources);
        var resources = here.StationStep.ItemIds.Select(scene.Content.GetResource);
        return (scene.Say(Messages.ResourcesTitle, first, last, total), resources.Select(resource =>
            Helped(scene, here.Station, Resource(scene, resource), [resource.Id])));
    }

    /// <summary>A resource: its page, its facts, what it is good for.</summary>
    public static Container Resource(Scene scene, Resource resource)
    {
        var kind = scene.Say(Messages.Kind(resource.Kind));
        var minutes = scene.Say(Messages.ResourceMinutes, resource.Minutes);
        var facts = resource.Year is { } year
            ? scene.Say(Messages.ResourceFactsWithYear, resource.Publisher, year, kind, minutes)
            : scene.Say(Messages.ResourceFacts, resource.Publisher, kind, minutes);
        return new(
        [
            new Links("", [new(resource.Title, resource.Url)], Look.Strong),
            new TextBlock(scene.OtherLanguage(resource) is { } language ? scene.Say(Messages.ResourceLanguage, facts, language) : facts, Look.Quiet),
            new TextBlock(scene.Texts.ResourceSummary(resource.Id)),
        ]);
    }

    private static (string Title, IEnumerable<CardElement> Body) Tips(Scene scene, Position.Step here)
    {
        var (first, last, total) = Part(here, StepKind.Tips);
        return (scene.Say(Messages.TipsTitle, first, last, total), here.StationStep.ItemIds.Select(scene.Content.GetTip).Select(tip =>
            Helped(scene, here.Station, Tip(scene, tip), tip.ResourceIds)));
    }

    /// <summary>A tip and its resources.</summary>
    public static Container Tip(Scene scene, Tip tip) => new([new TextBlock(scene.Texts.Tip(tip.Id)), .. LinkLine(scene, Messages.TipSee, tip.ResourceIds)]);

    private static (string Title, IEnumerable<CardElement> Body) Actions(Scene scene, Position.Step here) => (
        scene.Say(Messages.ActionsTitle),
        [new TextBlock(scene.Say(Messages.ActionsText)), .. here.Station.Actions.Select((action, at) => Action(scene, here.Station, action, at + 1))]);

    private static Container Action(Scene scene, Station station, RecommendedAction action, int number)
    {
        var text = scene.Texts.Action(action.Id);
        var isDone = scene.Journey.DoneActions.Contains(action.Id);
        var state = scene.Say(isDone ? Messages.StateDone : Messages.StateOpen);
        var mark = isDone ? Messages.ActionUnmark : Messages.ActionMark;
        return new(
        [
            new TextBlock($"{Line.Stop(isDone)} {scene.Say(Messages.ActionState, number, state)}", Look.Quiet),
            new TextBlock(text.Text, Look.Strong),
            .. HowTo(scene, action),
            .. ExtraCards.Helps(scene, station.PackageId, action.ResourceIds).Take(1), // all actions stand on one card
            new ActionSet([new(scene.Say(mark, number), new Move.ActionDone(action.Id, !isDone))]),
        ]);
    }

    /// <summary>Who does an action, what proves it, what helps.</summary>
    public static IEnumerable<CardElement> HowTo(Scene scene, RecommendedAction action)
    {
        var text = scene.Texts.Action(action.Id);
        return
        [
            new FactSet([new(scene.Say(Messages.ActionWho), text.Who), new(scene.Say(Messages.ActionEvidence), text.Evidence)]),
            .. LinkLine(scene, Messages.ActionUse, action.ResourceIds),
        ];
    }

    /// <summary>How much a station holds.</summary>
    public static TextBlock Holds(Scene scene, Station station) =>
        new(scene.Say(Messages.StationHolds, station.ResourceIds.Count, station.Tips.Count, station.Actions.Count));

    // With the challenges of the extra questions that it helps with.
    private static Container Helped(Scene scene, Station station, Container material, IReadOnlyList<string> resourceIds) =>
        new([.. material.Items, .. ExtraCards.Helps(scene, station.PackageId, resourceIds)]);

    private static IEnumerable<CardElement> LinkLine(Scene scene, MessageRequirement lead, IReadOnlyList<string> resourceIds) =>
        resourceIds.Count == 0 ? [] : [new Links(scene.Say(lead), scene.Links(resourceIds), Look.Note)];

    private static IEnumerable<CardElement> Ways(Scene scene, Position.Step here)
    {
        var isLast = here.Number == here.Total;
        var back = new Submit(scene.Say(Messages.Back), new Move.Back()) { Groups = [Groups.Back] };
        var done = new Submit(scene.Say(Messages.StationMark, here.Station.Number), new Move.StationDone(here.Station.Id), isLast)
        {
            Groups = [Groups.StationDone],
        };
        var route = new Submit(scene.Say(Messages.StepRoute), new Move.Route())
        {
            Groups = isLast ? [Groups.Stations, Groups.Next] : [Groups.Stations],
        };
        var leave = new Submit(scene.Say(Messages.StepLeave), new Move.Leave()) { Groups = [Groups.Stop] };
        if (isLast)
            return [new ActionSet([done, back]), new ActionSet([route, leave])];
        var next = new Submit(scene.Say(Messages.StepNext), new Move.Next(), IsPrimary: true) { Groups = [Groups.Next, Groups.Yes] };
        return [new ActionSet([next, back]), new ActionSet([done, route, leave])];
    }

    // Where this step's items stand among all of their kind at the station, counted from 1.
    private static (int First, int Last, int Total) Part(Position.Step here, StepKind kind)
    {
        var items = here.Station.Steps.Where(step => step.Kind == kind).SelectMany(step => step.ItemIds).ToList();
        var first = items.IndexOf(here.StationStep.ItemIds[0]) + 1;
        return (first, first + here.StationStep.ItemIds.Count - 1, items.Count);
    }

    private static string Kind(StepKind kind) => kind switch
    {
        StepKind.About => "station",
        StepKind.Resources => "resource",
        StepKind.Tips => "tip",
        _ => "action",
    };
}
