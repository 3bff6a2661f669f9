using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

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
                new CardElement.TextBlock($"{Line.OfStations(scene, package)}  {where}", Look.Quiet),
                new CardElement.TextBlock(title, Look.Heading),
                .. body,
                .. Ways(scene, here),
            ],
            [.. here.StationStep.ItemIds.Select(id => $"{Kind(here.StationStep.Kind)}/{id}")]);
    }

    private static (string Title, IEnumerable<CardElement> Body) About(Scene scene, Station station)
    {
        var text = scene.Texts.Station(station.Id);
        List<CardElement> body =
        [
            new CardElement.TextBlock(text.Summary),
            new CardElement.TextBlock(scene.Say(Messages.StationHolds, station.ResourceIds.Count, station.Tips.Count, station.Actions.Count)),
        ];
        var fits = RouteCards.Fits(scene, station);
        if (fits.Count > 0)
            body.Add(new CardElement.Container([
                new CardElement.TextBlock(scene.Say(Messages.StationFits), Look.Strong),
                .. fits.Select(challenge => new CardElement.TextBlock(scene.Texts.Challenge(challenge.Id).Point)),
            ]));
        return (text.Title, body);
    }

    private static (string Title, IEnumerable<CardElement> Body) Resources(Scene scene, Position.Step here)
    {
        var (first, last, total) = Part(here, StepKind.Resources);
        return (scene.Say(Messages.ResourcesTitle, first, last, total), here.StationStep.ItemIds.Select(id => Resource(scene, scene.Content.GetResource(id))));
    }

    private static CardElement.Container Resource(Scene scene, Resource resource)
    {
        var kind = scene.Say(Messages.Kind(resource.Kind));
        var minutes = scene.Say(Messages.ResourceMinutes, resource.Minutes);
        return new(
        [
            new CardElement.Links("", [new(resource.Title, resource.Url)], Look.Strong),
            new CardElement.TextBlock(
                resource.Year is { } year
                    ? scene.Say(Messages.ResourceFactsWithYear, resource.Publisher, year, kind, minutes)
                    : scene.Say(Messages.ResourceFacts, resource.Publisher, kind, minutes),
                Look.Quiet),
            new CardElement.TextBlock(scene.Texts.ResourceSummary(resource.Id)),
        ]);
    }

    private static (string Title, IEnumerable<CardElement> Body) Tips(Scene scene, Position.Step here)
    {
        var (first, last, total) = Part(here, StepKind.Tips);
        return (scene.Say(Messages.TipsTitle, first, last, total), here.StationStep.ItemIds.Select(id => new CardElement.Container(
            [new CardElement.TextBlock(scene.Texts.Tip(id)), .. Links(scene, Messages.TipSee, scene.Content.GetTip(id).ResourceIds)])));
    }

    private static (string Title, IEnumerable<CardElement> Body) Actions(Scene scene, Position.Step here) => (
        scene.Say(Messages.ActionsTitle),
        [new CardElement.TextBlock(scene.Say(Messages.ActionsText)), .. here.Station.Actions.Select((action, index) => Action(scene, action, index + 1))]);

    private static CardElement.Container Action(Scene scene, RecommendedAction action, int number)
    {
        var text = scene.Texts.Action(action.Id);
        var isDone = scene.Journey.DoneActions.Contains(action.Id);
        var state = scene.Say(isDone ? Messages.StateDone : Messages.StateOpen);
        return new(
        [
            new CardElement.TextBlock($"{Line.Stop(isDone)} {scene.Say(Messages.ActionState, number, state)}", Look.Quiet),
            new CardElement.TextBlock(text.Text, Look.Strong),
            new CardElement.FactSet([new(scene.Say(Messages.ActionWho), text.Who), new(scene.Say(Messages.ActionEvidence), text.Evidence)]),
            .. Links(scene, Messages.ActionUse, action.ResourceIds),
            new CardElement.ActionSet([new(scene.Say(isDone ? Messages.ActionUnmark : Messages.ActionMark, number), new Move.ActionDone(action.Id, !isDone))]),
        ]);
    }

    private static IEnumerable<CardElement> Links(Scene scene, MessageRequirement lead, IReadOnlyList<string> resourceIds) => resourceIds.Count == 0
        ? []
        : [new CardElement.Links(
            scene.Say(lead),
            [.. resourceIds.Select(scene.Content.GetResource).Select(resource => new CardLink(resource.Title, resource.Url))],
            Look.Note)];

    private static IEnumerable<CardElement> Ways(Scene scene, Position.Step here)
    {
        var isLast = here.Number == here.Total;
        var back = new Submit(scene.Say(Messages.Back), new Move.Back()) { Groups = [Groups.Back] };
        var done = new Submit(scene.Say(Messages.StationMark, here.Station.Number), new Move.StationDone(here.Station.Id), IsPrimary: isLast)
        {
            Groups = [Groups.StationDone],
        };
        var route = new Submit(scene.Say(Messages.StepRoute), new Move.Route())
        {
            Groups = isLast ? [Groups.Stations, Groups.Next] : [Groups.Stations],
        };
        var leave = new Submit(scene.Say(Messages.StepLeave), new Move.Leave()) { Groups = [Groups.Stop] };
        if (isLast)
            return [new CardElement.ActionSet([done, back]), new CardElement.ActionSet([route, leave])];
        var next = new Submit(scene.Say(Messages.StepNext), new Move.Next(), IsPrimary: true) { Groups = [Groups.Next, Groups.Yes] };
        return [new CardElement.ActionSet([next, back]), new CardElement.ActionSet([done]), new CardElement.ActionSet([route, leave])];
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
