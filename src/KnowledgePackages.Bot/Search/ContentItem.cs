using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Search;

/// <summary>An item of the content that a card can show alone.</summary>
/// <param name="Id">The item's content id.</param>
/// <param name="What">The kind of the item, and the package and station to which it belongs: "tip, Knowledge Package 1, station 2".</param>
/// <param name="Name">The item's name or, if it has none, its text.</param>
/// <param name="Link">The link to the item's page; null if it has none.</param>
/// <param name="Whole">The card elements that show the complete item.</param>
/// <param name="Stations">The stations that the item belongs to; may be empty.</param>
internal sealed record ContentItem(
    string Id,
    string What,
    string Name,
    CardLink? Link,
    IReadOnlyList<CardElement> Whole,
    IReadOnlyList<Station> Stations
)
{
    /// <summary>Returns whether the content has the item. An old button may name an item that was removed.</summary>
    public static bool Exists(CardContext context, SearchKind kind, string id) =>
        kind switch
        {
            SearchKind.Station => context.Content.FindStation(id) is not null,
            SearchKind.Resource => context.Content.FindResource(id) is not null,
            SearchKind.Tip => context.Content.FindTip(id) is not null,
            SearchKind.Action => context.Content.FindAction(id) is not null,
            SearchKind.Case => context.Content.FindCase(id) is not null,
            SearchKind.Challenge => context.Content.FindChallenge(id) is not null,
            SearchKind.Package => context.Content.FindPackage(id) is not null,
            _ => context.Texts.Glossary.Any(term => term.Id == id),
        };

    public static ContentItem Of(CardContext context, SearchKind kind, string id)
    {
        var stations = context.Content.Packages.SelectMany(package => package.Stations).Where(station => Has(station, kind, id)).ToList();
        var (name, link, whole) = Words(context, kind, id);
        var what = context.Say(Messages.SearchKindMessage(kind));
        if (kind == SearchKind.Resource)
        {
            var resource = context.Content.GetResource(id);
            what = $"{context.Say(Messages.Kind(resource.Kind))} · {context.Say(Messages.ResourceMinutes, resource.Minutes)}";
        }
        else if (context.Content.FindChallenge(id) is { } challenge && kind == SearchKind.Challenge)
        {
            what = $"{what} · {context.PackageName(challenge.PackageId)}";
        }

        if (stations is [var first, ..])
        {
            what = $"{what} · {context.Say(Messages.SearchWhere, context.PackageName(first.PackageId), first.Number)}";
        }

        return new(id, what, name, link, whole, stations);
    }

    // The maximum length of a button's title. Longer titles are cut, because a button in Teams shows only one line.
    private const int MaxTitle = 28;

    /// <summary>The title of the item's button: the name, or the beginning of a long name.</summary>
    public string Title => Name.Length <= MaxTitle
        ? Name
        : $"{Name[..Math.Max(MaxTitle / 2, Name.LastIndexOf(' ', MaxTitle))].TrimEnd(',', ';', ':', '.', ' ', '،')}…";

    /// <summary>Whether the title leaves out a part of the name.</summary>
    public bool IsCut => Name.Length > MaxTitle;

    private static (string Name, CardLink? Link, IReadOnlyList<CardElement> Whole) Words(CardContext context, SearchKind kind, string id)
    {
        switch (kind)
        {
            case SearchKind.Station:
                var station = context.Texts.Station(id);
                return (
                    station.Title,
                    null,
                    [
                        new TextBlock(station.Title, Look.Strong),
                        new TextBlock(station.Summary),
                        MaterialBlocks.StationContents(context, context.Content.GetStation(id)),
                    ]
                );
            case SearchKind.Resource:
                var resource = context.Content.GetResource(id);
                return (context.Texts.ResourceTitle(resource), context.Links([id])[0], [MaterialBlocks.Resource(context, resource)]);
            case SearchKind.Tip:
                return (context.Texts.Tip(id), null, [MaterialBlocks.Tip(context, context.Content.GetTip(id))]);
            case SearchKind.Action:
                var action = context.Texts.Action(id);
                return (
                    action.Text,
                    null,
                    [
                        new Container([
                            new TextBlock(action.Text, Look.Strong),
                            .. MaterialBlocks.HowTo(context, context.Content.GetAction(id)),
                        ]),
                    ]
                );
            case SearchKind.Case:
                var study = context.Content.GetCase(id);
                return (context.Texts.Case(id).Title, new(context.Texts.Case(id).Title, study.Url), [MaterialBlocks.Case(context, study)]);
            case SearchKind.Challenge:
                var challenge = context.Texts.Challenge(id);
                return (
                    challenge.Point,
                    null,
                    [
                        new TextBlock(challenge.Point, Look.Strong),
                        new TextBlock(challenge.Explanation),
                        new TextBlock(challenge.Example, Look.Note),
                    ]
                );
            case SearchKind.Package:
                return (
                    $"{context.PackageName(id)}: {context.Texts.Package(id).Title}",
                    null,
                    [
                        new TextBlock($"{context.PackageName(id)}: {context.Texts.Package(id).Title}", Look.Strong),
                        .. MaterialBlocks.Package(context, context.Content.GetPackage(id)),
                    ]
                );
            default:
                var term = context.Texts.Glossary.First(term => term.Id == id);
                return (term.Term, null, [new TextBlock(context.Say(Messages.Term, term.Term, term.Definition))]);
        }
    }

    private static bool Has(Station station, SearchKind kind, string id) =>
        kind switch
        {
            SearchKind.Station => station.Id == id,
            SearchKind.Resource => station.ResourceIds.Contains(id),
            SearchKind.Tip => station.Tips.Any(tip => tip.Id == id),
            SearchKind.Action => station.Actions.Any(action => action.Id == id),
            _ => false,
        };
}
