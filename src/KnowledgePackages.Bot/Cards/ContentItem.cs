using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>Something of the content that can be shown by itself, away from its place.</summary>
/// <param name="Id">Its content id.</param>
/// <param name="What">What it is, and where it belongs: "tip, Knowledge Package 1, station 2".</param>
/// <param name="Name">What it is called or, where it has no name, what it says.</param>
/// <param name="Link">Its page, if it has one.</param>
/// <param name="Whole">All of it.</param>
/// <param name="Stations">Where it belongs; maybe nowhere.</param>
internal sealed record ContentItem(string Id, string What, string Name, CardLink? Link, IReadOnlyList<CardElement> Whole, IReadOnlyList<Station> Stations)
{
    /// <summary>Whether the content has it; old buttons live long.</summary>
    public static bool Exists(Scene scene, SearchKind kind, string id) => kind switch
    {
        SearchKind.Station => scene.Content.FindStation(id) is not null,
        SearchKind.Resource => scene.Content.FindResource(id) is not null,
        SearchKind.Tip => scene.Content.FindTip(id) is not null,
        SearchKind.Action => scene.Content.FindAction(id) is not null,
        SearchKind.Case => scene.Content.FindCase(id) is not null,
        _ => scene.Texts.Glossary.Any(term => term.Id == id),
    };

    public static ContentItem Of(Scene scene, SearchKind kind, string id)
    {
        var stations = scene.Content.Packages.SelectMany(package => package.Stations).Where(station => Has(station, kind, id)).ToList();
        var (name, link, whole) = Words(scene, kind, id);
        var what = scene.Say(Messages.SearchKindOf(kind));
        if (stations is [var first, ..])
            what = $"{what} · {scene.Say(Messages.SearchWhere, scene.PackageName(first.PackageId), first.Number)}";
        return new(id, what, name, link, whole, stations);
    }

    private static (string Name, CardLink? Link, IReadOnlyList<CardElement> Whole) Words(Scene scene, SearchKind kind, string id)
    {
        switch (kind)
        {
            case SearchKind.Station:
                var station = scene.Texts.Station(id);
                return (station.Title, null, [new TextBlock(station.Title, Look.Strong), new TextBlock(station.Summary), StationCards.Holds(scene, scene.Content.GetStation(id))]);
            case SearchKind.Resource:
                var resource = scene.Content.GetResource(id);
                return (resource.Title, scene.Links([id])[0], [StationCards.Resource(scene, resource)]);
            case SearchKind.Tip:
                return (scene.Texts.Tip(id), null, [StationCards.Tip(scene, scene.Content.GetTip(id))]);
            case SearchKind.Action:
                var action = scene.Texts.Action(id);
                return (action.Text, null, [new Container([new TextBlock(action.Text, Look.Strong), .. StationCards.HowTo(scene, scene.Content.GetAction(id))])]);
            case SearchKind.Case:
                var study = scene.Content.GetCase(id);
                return (scene.Texts.Case(id).Title, new(scene.Texts.Case(id).Title, study.Url), [RouteCards.Case(scene, study)]);
            default:
                var term = scene.Texts.Glossary.First(term => term.Id == id);
                return (term.Term, null, [new TextBlock(scene.Say(Messages.Term, term.Term, term.Definition))]);
        }
    }

    private static bool Has(Station station, SearchKind kind, string id) => kind switch
    {
        SearchKind.Station => station.Id == id,
        SearchKind.Resource => station.ResourceIds.Contains(id),
        SearchKind.Tip => station.Tips.Any(tip => tip.Id == id),
        SearchKind.Action => station.Actions.Any(action => action.Id == id),
        _ => false,
    };
}
