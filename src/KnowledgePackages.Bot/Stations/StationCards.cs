using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Stations;

/// <summary>Draws the steps of a station. Every step ends with the same buttons in the same order.</summary>
internal static class StationCards
{
    private const int FewTips = 8;

    public static Card Draw(CardContext context, Position.Step here)
    {
        var (title, body) = here.StationStep.Kind switch
        {
            StepKind.About => About(context, here.Station),
            StepKind.Resources => Resources(context, here),
            StepKind.Tips => Tips(context, here),
            _ => Actions(context, here),
        };
        var package = context.Content.GetPackage(here.Station.PackageId);
        var where = context.Say(Messages.StationHere, here.Station.Number, package.Stations.Count, here.Number, here.Total);
        return new(
            $"{where}. {title}",
            [
                new TextBlock($"{Line.OfStations(context, package)}  {where}", Look.Quiet),
                new TextBlock(title, Look.Heading),
                .. body,
                .. Ways(context, here),
            ],
            [.. here.StationStep.ItemIds.Select(id => $"{Kind(here.StationStep.Kind)}/{id}")])
        {
            IsWide = true,
        };
    }

    private static (string Title, IEnumerable<CardElement> Body) About(CardContext context, Station station)
    {
        var text = context.Texts.Station(station.Id);
        List<CardElement> body =
        [
            new TextBlock(text.Summary),
            MaterialBlocks.StationContents(context, station),
            .. ReadingBlocks.OfStation(context, station),
        ];
        var fits = context.Journey.YesChallenges(context.Content, station);
        if (ExtraAnswers.Reasons(context, station) is { Count: > 0 } reasons)
        {
            body.Add(new Container(reasons));
        }
        else if (fits.Count > 0)
        {
            body.Add(new Container([
                new TextBlock(context.Say(Messages.StationFits), Look.Strong),
                .. fits.Select(challenge => new TextBlock(context.Texts.Challenge(challenge.Id).Point)),
            ]));
        }

        return (text.Title, body);
    }

    private static (string Title, IEnumerable<CardElement> Body) Resources(CardContext context, Position.Step here)
    {
        var (first, last, total) = Part(here, StepKind.Resources);
        var resources = here.StationStep.ItemIds.Select(context.Content.GetResource);
        return (
            context.Say(Messages.ResourcesTitle, first, last, total),
            resources.Select((resource, index) =>
            {
                var material = MaterialBlocks.Resource(context, resource);
                return Saved(context, resource.Id, first + index, Helped(context, here.Station, material, [resource.Id]));
            })
        );
    }

    private static Container Saved(CardContext context, string id, int number, Container resource)
    {
        var isSaved = context.Journey.Plan.Resources.Contains(id);
        var title = context.Say(isSaved ? Messages.ResourceUnsave : Messages.ResourceSave, number);
        return new([.. resource.Items, new ActionSet([new(title, new Intent.SaveResource(id, !isSaved))]) { IsOfItem = true }]);
    }

    private static (string Title, IEnumerable<CardElement> Body) Tips(CardContext context, Position.Step here)
    {
        var (first, last, total) = Part(here, StepKind.Tips);
        return (context.Say(Messages.TipsTitle, first, last, total), here.StationStep.ItemIds.Select(context.Content.GetTip).Select(tip =>
            Helped(context, here.Station, MaterialBlocks.Tip(context, tip), tip.ResourceIds, HelpsOfATip(here))));
    }

    private static (string Title, IEnumerable<CardElement> Body) Actions(CardContext context, Position.Step here) =>
        (
            context.Say(Messages.ActionsTitle),
            [
                new TextBlock(context.Say(Messages.ActionsText)),
                .. ActionsOf(context, here.Station),
            ]
        );

    // Draws the station's actions; the actions that the person added come last. Each action names only one of the challenges with which it
    // helps, because all actions share one card.
    private static IEnumerable<CardElement> ActionsOf(CardContext context, Station station) =>
        ActionPlan
            .From(context.Content, context.Journey, context.Content.GetPackage(station.PackageId))
            .All.Where(planned => planned.Station?.Id == station.Id)
            .Select(planned =>
                ActionBlocks.Full(
                    context,
                    planned,
                    planned.Action is { } action ? ExtraAnswers.Helps(context, station.PackageId, action.ResourceIds).Take(1) : []
                )
            );

    // Returns the maximum number of challenges that each tip names: 0 if the card has many tips. The most helpful tips come first anyway.
    private static int HelpsOfATip(Position.Step here) => here.StationStep.ItemIds.Count > FewTips ? 0 : 1;

    // Returns the elements of an item, and after them at most "most" of the lines that explain why the item comes early.
    private static Container Helped(
        CardContext context,
        Station station,
        Container material,
        IReadOnlyList<string> resourceIds,
        int most = int.MaxValue
    ) => new([.. material.Items, .. ExtraAnswers.Helps(context, station.PackageId, resourceIds).Take(most)]);

    private static IEnumerable<CardElement> Ways(CardContext context, Position.Step here)
    {
        var isLast = here.Number == here.Total;
        var back = new Submit(context.Say(Messages.Back), new Intent.Back());
        var done = new Submit(context.Say(Messages.StationMark, here.Station.Number), new Intent.StationDone(here.Station.Id), isLast)
        {
            Groups = [PhraseGroups.StationDone],
        };
        var route = new Submit(context.Say(Messages.StepRoute), new Intent.Route())
        {
            Groups = isLast ? [PhraseGroups.Next] : [],
        };
        var leave = new Submit(context.Say(Messages.StepLeave), new Intent.Leave());
        if (isLast)
        {
            return [new ActionSet([done, back]), new ActionSet([route, leave])];
        }

        var next = new Submit(context.Say(Messages.StepNext), new Intent.Next(), IsPrimary: true) { Groups = [PhraseGroups.Yes] };
        return [new ActionSet([next, back]), new ActionSet([done, route, leave])];
    }

    // Finds this step's items in the list of all the station's items of this kind. Returns the positions of the first and the last item,
    // from 1, and the length of the list.
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
