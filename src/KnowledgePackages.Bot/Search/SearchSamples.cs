using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Search;

/// <summary>Draws samples of the search cards: every item alone, and the three longest items of each kind as results of a search.</summary>
internal static class SearchSamples
{
    /// <summary>Returns a sample of a search without results, and one sample of a search for each kind of result.</summary>
    public static IEnumerable<SampleCard> Results(SamplePoint at)
    {
        if (at.Prompt.Position is not Position.NotStarted)
        {
            return [];
        }

        var terms = at.Context.Texts.Glossary.Take(3).ToList();
        var words = terms.Select(term => term.Term).ToList();
        return Enum.GetValues<SearchKind>().Select(kind =>
        {
            var longest = Things(at.Context, kind)
                    .OrderByDescending(thing => thing.Card.Summary.Length)
                    .Take(3)
                    .Select(thing => new SearchHit(kind, thing.Id));
            SearchResult.Found found = new([.. longest], at.Context.Content.DefaultLanguage, words);
            return new SampleCard($"search, {kind}", SearchCards.Results(at.Context, found, showsCards: true));
        }).Prepend(new("search, nothing", SearchCards.Nothing(at.Context, new([.. terms.Select(term => term.Id)]), showsCards: true)));
    }

    /// <summary>Returns a sample of a term with the items about it.</summary>
    public static IEnumerable<SampleCard> Terms(SamplePoint at) =>
        at.Prompt.Position is not Position.NotStarted
            ? []
            : at.Context.Texts.Glossary.Take(1).Select(term => new SampleCard("term", SearchCards.Term(
                at.Context,
                term,
                [.. at.Context.Content.Resources.Take(3).Select(resource => new SearchHit(SearchKind.Resource, resource.Id))],
                showsCards: true)));

    /// <summary>Returns a sample of each content item shown alone.</summary>
    public static IEnumerable<SampleCard> Shown(SamplePoint at) =>
        at.Prompt.Position is not Position.NotStarted
            ? []
            : Enum.GetValues<SearchKind>()
                .SelectMany(kind => Things(at.Context, kind).Select(thing => new SampleCard($"shown {kind} {thing.Id}", thing.Card)));

    private static IEnumerable<(string Id, Card Card)> Things(CardContext context, SearchKind kind)
    {
        var stations = context.Content.Packages.SelectMany(package => package.Stations);
        var ids = kind switch
        {
            SearchKind.Station => stations.Select(station => station.Id),
            SearchKind.Resource => context.Content.Resources.Select(resource => resource.Id),
            SearchKind.Tip => stations.SelectMany(station => station.Tips).Select(tip => tip.Id),
            SearchKind.Action => stations.SelectMany(station => station.Actions).Select(action => action.Id),
            SearchKind.Challenge => context.Content.Packages.SelectMany(package => package.Challenges).Select(challenge => challenge.Id),
            SearchKind.Package => context.Content.Packages.Select(package => package.Id),
            SearchKind.Case => context.Content.Packages.SelectMany(package => package.Cases).Select(study => study.Id),
            _ => context.Texts.Glossary.Select(term => term.Id),
        };
        return ids.Select(id => (id, SearchCards.Show(context, kind, id)!));
    }
}
