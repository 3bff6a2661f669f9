using KnowledgePackages.Bot.Commands;
using KnowledgePackages.Domain.Content.Search;
using static KnowledgePackages.Bot.Cards.CardElement;

namespace KnowledgePackages.Bot.Cards;

/// <summary>What a search says. What the person has written is never repeated: every word here is the content's.</summary>
internal static class SearchCards
{
    /// <summary>The best that was found, with the reasons.</summary>
    /// <param name="scene">Gives the language.</param>
    /// <param name="found">What was found.</param>
    /// <param name="showsCards">Where no cards are shown, there are no buttons either, because numbers belong to what is open; the first one is told in full.</param>
    public static Card Results(Scene scene, SearchResult.Found found, bool showsCards)
    {
        var title = scene.Say(Messages.SearchTitle);
        List<CardElement> notes = [];
        if (found.Language != scene.Texts.Language)
            notes.Add(new TextBlock(scene.Say(Messages.SearchOther, scene.Content.NameOf(scene.Texts.Language), scene.Content.NameOf(found.Language))));
        if (found.Meant.Count > 0)
            notes.Add(new TextBlock(scene.Say(Messages.SearchMeant, scene.List(found.Meant))));
        var results = found.Hits.Select((hit, index) => Result(scene, hit, index + 1, showsCards));
        CardElement[] more = showsCards ? [] : [new TextBlock(scene.Say(Messages.SearchMore), Look.Quiet)];
        return new(
            $"{title}: {ContentItem.Of(scene, found.Hits[0].Kind, found.Hits[0].Id).Name}",
            [new TextBlock(title, Look.Heading), .. notes, .. results, .. more],
            ["search", .. found.Hits.Select(hit => ShowsId(hit.Kind, hit.Id))]);
    }

    /// <summary>One thing, and where it belongs. Null where the content no longer has it.</summary>
    public static Card? Show(Scene scene, SearchKind kind, string id)
    {
        if (!ContentItem.Exists(scene, kind, id))
            return null;
        var thing = ContentItem.Of(scene, kind, id);
        var title = scene.Say(Messages.SearchShown);
        List<CardElement> body = [new TextBlock(title, Look.Heading), .. thing.Whole];
        foreach (var station in thing.Stations)
        {
            var place = scene.Say(Messages.SearchWhere, scene.PackageName(station.PackageId), station.Number);
            body.Add(new TextBlock(scene.Say(Messages.SearchBelongs, place, scene.Texts.Station(station.Id).Title), Look.Quiet));
        }

        // Before a package is taken, there is no station to go to.
        Submit[] ways = [.. thing.Stations.Where(station => station.PackageId == scene.Journey.PackageId)
            .Select(station => new Submit(scene.Say(Messages.RouteOpen, station.Number), new Move.Station(station.Id)))];
        if (ways.Length > 0)
            body.Add(new ActionSet(ways));
        return new($"{thing.What}: {thing.Name}", body, [$"shown/{ShowsId(kind, id)}"]);
    }

    /// <summary>Nothing was found: what is near, and what can be asked.</summary>
    public static Card Nothing(Scene scene, SearchResult.Nothing nothing, bool showsCards)
    {
        var title = scene.Say(Messages.SearchNothing);
        var near = nothing.NearTermIds.Select(id => ContentItem.Of(scene, SearchKind.Term, id)).ToList();
        List<CardElement> body = [new TextBlock(title, Look.Heading)];
        if (near.Count > 0)
            body.Add(new TextBlock(scene.Say(Messages.SearchNear, scene.List([.. near.Select(term => term.Name)]))));
        if (near.Count > 0 && showsCards)
            body.Add(new ActionSet([.. near.Select(term => new Submit(term.Name, new Move.Show(SearchKind.Term, term.Id)))]));
        return new(title, [.. body, .. Topics(scene)], ["search/nothing", .. near.Select(term => ShowsId(SearchKind.Term, term.Id))]);
    }

    /// <summary>How to ask.</summary>
    public static Card How(Scene scene)
    {
        var title = scene.Say(Messages.SearchHowTitle);
        return new(title, [new TextBlock(title, Look.Heading), new TextBlock(scene.Say(Messages.SearchHow)), .. Topics(scene)], ["search/how"]);
    }

    private static IEnumerable<CardElement> Topics(Scene scene) => scene.Content.Packages
        .SelectMany(package => package.Stations)
        .Select(station => (CardElement)new TextBlock($"• {scene.Texts.Station(station.Id).Title}", Look.Item))
        .Prepend(new TextBlock(scene.Say(Messages.SearchTopics)));

    private static Container Result(Scene scene, SearchHit hit, int number, bool showsCards)
    {
        var thing = ContentItem.Of(scene, hit.Kind, hit.Id);
        List<CardElement> items = [new TextBlock(scene.Say(Messages.SearchResult, number, thing.What), Look.Quiet)];
        if (!showsCards && number == 1)
            items.AddRange(thing.Whole);
        else
            items.Add(thing.Link is { } link ? new Links("", [link], Look.Strong) : new TextBlock(thing.Name, Look.Strong));
        items.Add(new TextBlock(string.Join(' ', hit.Why.Select(why => scene.Say(Messages.SearchIn(why.Part), string.Join(", ", why.Words)))), Look.Note));
        if (showsCards)
            items.Add(new ActionSet([new(scene.Say(Messages.SearchShow, number), new Move.Show(hit.Kind, hit.Id))]));
        return new(items);
    }

    private static string ShowsId(SearchKind kind, string id) => $"{KindNames.Of(kind)}/{id}";
}
