using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using static KnowledgePackages.Bot.Conversation.Cards.CardElement;

namespace KnowledgePackages.Bot.Search;

/// <summary>Draws the cards of a search. The cards never repeat the person's own words: every word comes from the content.</summary>
internal static class SearchCards
{
    /// <summary>Draws the best results.</summary>
    /// <param name="context">The content, and the person's journey and language.</param>
    /// <param name="found">The results.</param>
    /// <param name="showsCards">
    /// Whether the channel shows cards. If not, the first result is shown in full and the results get no buttons, because typed numbers
    /// refer to the open prompt.
    /// </param>
    public static Card Results(CardContext context, SearchResult.Found found, bool showsCards)
    {
        var title = context.Say(Messages.SearchTitle);
        List<CardElement> notes =
            found.Meant.Count == 0 ? [] : [new TextBlock(context.Say(Messages.SearchMeant, context.List(found.Meant)))];
        var results = found.Hits.Select((hit, index) => Result(context, hit, index + 1, isInFull: !showsCards && index == 0, showsCards));
        CardElement[] more = showsCards ? [] : [new TextBlock(context.Say(Messages.SearchMore), Look.Quiet)];
        return new(
            $"{title}: {ContentItem.Of(context, found.Hits[0].Kind, found.Hits[0].Id).Name}",
            [new TextBlock(title, Look.Heading), .. notes, .. results, .. more],
            ["search", .. found.Hits.Select(hit => ShowsId(hit.Kind, hit.Id))]);
    }

    /// <summary>Draws the definition of a term, and the best items about it.</summary>
    /// <param name="context">The content, and the person's journey and language.</param>
    /// <param name="term">The term.</param>
    /// <param name="best">The items; at least one.</param>
    /// <param name="showsCards">Whether the channel shows cards.</param>
    public static Card Term(CardContext context, GlossaryTerm term, IReadOnlyList<SearchHit> best, bool showsCards)
    {
        var text = context.Say(Messages.Term, term.Term, term.Definition);
        return new(
            text,
            [
                new TextBlock(text),
                new TextBlock(context.Say(Messages.SearchBest), Look.Heading),
                .. best.Select((hit, index) => Result(context, hit, index + 1, isInFull: false, showsCards)),
            ],
            [$"term/{term.Id}", .. best.Select(hit => ShowsId(hit.Kind, hit.Id))]);
    }

    /// <summary>Draws one item, and the stations to which it belongs; returns null if the content no longer has the item.</summary>
    public static Card? Show(CardContext context, SearchKind kind, string id)
    {
        if (!ContentItem.Exists(context, kind, id))
        {
            return null;
        }

        var thing = ContentItem.Of(context, kind, id);
        var title = context.Say(Messages.SearchShown);
        List<CardElement> body = [new TextBlock(title, Look.Heading), .. thing.Whole];
        foreach (var station in thing.Stations)
        {
            var place = context.Say(Messages.SearchWhere, context.PackageName(station.PackageId), station.Number);
            body.Add(new TextBlock(context.Say(Messages.SearchBelongs, place, context.Texts.Station(station.Id).Title), Look.Quiet));
        }

        // Offer only stations of the chosen package, because the person cannot go to other stations.
        Submit[] ways = [.. thing.Stations.Where(station => station.PackageId == context.Journey.PackageId)
            .Select(station => new Submit(context.Say(Messages.RouteOpen, station.Number), new Intent.Station(station.Id)))];
        if (ways.Length > 0)
        {
            body.Add(new ActionSet(ways));
        }

        return new($"{thing.What}: {thing.Name}", body, [$"shown/{ShowsId(kind, id)}"]);
    }

    /// <summary>Draws the reply to a search without results: similar glossary terms, and the topics of the content.</summary>
    public static Card Nothing(CardContext context, SearchResult.Nothing nothing, bool showsCards)
    {
        var title = context.Say(Messages.SearchNothing);
        var near = nothing.NearTermIds.Select(id => ContentItem.Of(context, SearchKind.Term, id)).ToList();
        List<CardElement> body = [new TextBlock(title, Look.Heading)];
        if (near.Count > 0)
        {
            body.Add(new TextBlock(context.Say(Messages.SearchNear, context.List([.. near.Select(term => term.Name)]))));
        }

        if (near.Count > 0 && showsCards)
        {
            body.Add(new ActionSet([.. near.Select(term => new Submit(term.Name, new Intent.Show(SearchKind.Term, term.Id)))]));
        }

        return new(title, [.. body, .. Topics(context)], ["search/nothing", .. near.Select(term => ShowsId(SearchKind.Term, term.Id))]);
    }

    /// <summary>Draws the explanation of how to search.</summary>
    public static Card How(CardContext context)
    {
        var title = context.Say(Messages.SearchHowTitle);
        return new(
            title,
            [new TextBlock(title, Look.Heading), new TextBlock(context.Say(Messages.SearchHow)), .. Topics(context)],
            ["search/how"]
        );
    }

    private static IEnumerable<CardElement> Topics(CardContext context) => context.Content.Packages
        .SelectMany(package => package.Stations)
        .Select(station => (CardElement)new TextBlock($"• {context.Texts.Station(station.Id).Title}", Look.Item))
        .Prepend(new TextBlock(context.Say(Messages.SearchTopics)));

    // Draws a result: a line with its kind, and a button with its title. A button in Teams has one line, so it shows only the beginning of
    // a long title, and the whole title is above the button.
    private static Container Result(CardContext context, SearchHit hit, int number, bool isInFull, bool showsCards)
    {
        var thing = ContentItem.Of(context, hit.Kind, hit.Id);
        List<CardElement> items = [new TextBlock(context.Say(Messages.SearchResult, number, thing.What), Look.Quiet)];
        if (isInFull)
        {
            items.AddRange(thing.Whole);
        }
        else if (!showsCards || thing.IsCut)
        {
            items.Add(new TextBlock(thing.Name, Look.Strong));
        }

        if (showsCards)
        {
            items.Add(new ActionSet([new(thing.IsCut ? $"{number}: {thing.Title}" : thing.Title, new Intent.Show(hit.Kind, hit.Id))]));
        }

        return new(items);
    }

    /// <summary>Returns the buttons that show the results, with the texts that a person can type instead ("result 2").</summary>
    /// <param name="context">The texts in the person's language.</param>
    /// <param name="results">The ids of the results, in the form of <see cref="ShowsId"/>.</param>
    public static IReadOnlyList<Submit> Openers(CardContext context, IReadOnlyList<string> results)
    {
        List<Submit> openers = [];
        foreach (var (index, result) in results.Index())
        {
            if (result.Split('/', 2) is [var kind, var id] && KindNames.Find(kind) is { } known)
            {
                var title = ContentItem.Exists(context, known, id) ? ContentItem.Of(context, known, id).Title : "";
                openers.Add(new(context.Say(Messages.SearchShow, index + 1), new Intent.Show(known, id))
                {
                    Names = [title, .. context.Texts.Synonyms(PhraseGroups.Result)
                        .Select(name => name.Replace("{number}", $"{index + 1}", StringComparison.Ordinal))],
                });
            }
        }

        return openers;
    }

    /// <summary>Returns the id under which a result is stored in <see cref="BotMemory.Results"/>: its kind and its content id.</summary>
    public static string ShowsId(SearchKind kind, string id) => $"{KindNames.Of(kind)}/{id}";
}
