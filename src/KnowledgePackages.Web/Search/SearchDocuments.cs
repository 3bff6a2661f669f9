using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Lists all content items that a search can find, in the order of the content. The documents refer to the content's strings without
/// copying them.
/// </summary>
internal sealed class SearchDocuments(DialogsContent content, ContentTexts texts)
{
    private readonly ILookup<string, Challenge> _challengesByStation = ByWhatHelps(content, challenge => challenge.StationIds);
    private readonly ILookup<string, Challenge> _challengesByResource = ByWhatHelps(content, challenge => challenge.ResourceIds);

    public static IReadOnlyList<SearchDocument> Of(DialogsContent content, ContentTexts texts) =>
        [.. new SearchDocuments(content, texts).All().Select(document => Placed(content, document))];

    private static SearchDocument Placed(DialogsContent content, SearchDocument document)
    {
        var stations = content.Packages.SelectMany(package => package.Stations).Where(station => Has(station, document.Id)).ToList();
        var packages = content.Packages.Where(package => package.Id == document.Id
            || package.Challenges.Any(challenge => challenge.Id == document.Id)
            || package.Cases.Any(study => study.Id == document.Id)
            || stations.Exists(station => station.PackageId == package.Id));
        return document with
        {
            PackageIds = [.. packages.Select(package => package.Id)],
            StationIds = [.. stations.Select(station => station.Id)],
        };
    }

    private static bool Has(Station station, string id) => station.Id == id
        || station.ResourceIds.Contains(id)
        || station.Tips.Any(tip => tip.Id == id || tip.ResourceIds.Contains(id))
        || station.Actions.Any(action => action.Id == id || action.ResourceIds.Contains(id));

    private IEnumerable<SearchDocument> All()
    {
        foreach (var station in content.Packages.SelectMany(package => package.Stations))
        {
            yield return Station(station);
            foreach (var tip in station.Tips)
            {
                yield return Document(SearchKind.Tip, tip.Id, [], [texts.Tip(tip.Id)], [texts.Station(station.Id).Title]);
            }

            foreach (var action in station.Actions)
            {
                yield return Action(station, action);
            }
        }

        foreach (var resource in content.Resources)
        {
            yield return Resource(resource);
        }

        foreach (var package in content.Packages)
        {
            var text = texts.Package(package.Id);
            yield return Document(SearchKind.Package, package.Id, [text.Title], [text.Tagline, text.Summary], []);
            foreach (var challenge in package.Challenges.Select(challenge => (challenge.Id, Text: texts.Challenge(challenge.Id))))
            {
                yield return Document(
                    SearchKind.Challenge,
                    challenge.Id,
                    [challenge.Text.Point],
                    [challenge.Text.Question, challenge.Text.Explanation, challenge.Text.Example],
                    []);
            }
        }

        foreach (var study in content.Packages.SelectMany(package => package.Cases))
        {
            var text = texts.Case(study.Id);
            yield return Document(SearchKind.Case, study.Id, [text.Title], [text.Summary, .. text.Takeaways], [text.Country]);
        }

        foreach (var term in texts.Glossary)
        {
            yield return new(
                SearchKind.Term,
                term.Id,
                [
                    .. term.Aliases.Prepend(term.Term).Select(name => new SearchText(SearchPart.Title, name)),
                    new(SearchPart.Text, term.Definition),
                ]
            );
        }
    }

    private SearchDocument Station(Station station)
    {
        var text = texts.Station(station.Id);
        var challenges = _challengesByStation[station.Id].Select(challenge => texts.Challenge(challenge.Id));
        return Document(
            SearchKind.Station,
            station.Id,
            [text.Title],
            [text.Summary],
            challenges.SelectMany(challenge => new[] { challenge.Point, challenge.Explanation })
        );
    }

    private SearchDocument Action(Station station, RecommendedAction action)
    {
        var text = texts.Action(action.Id);
        return Document(SearchKind.Action, action.Id, [], [text.Text], [text.Evidence, text.Who, texts.Station(station.Id).Title]);
    }

    private SearchDocument Resource(Resource resource)
    {
        var points = _challengesByResource[resource.Id].Select(challenge => texts.Challenge(challenge.Id).Point);
        return Document(
            SearchKind.Resource,
            resource.Id,
            [texts.ResourceTitle(resource), resource.Title],
            [texts.ResourceSummary(resource.Id)],
            points.Prepend(resource.Publisher)
        );
    }

    private static SearchDocument Document(
        SearchKind kind, string id, IEnumerable<string> titles, IEnumerable<string> text, IEnumerable<string> around)
    {
        List<SearchText> parts = [.. titles.Distinct().Select(title => new SearchText(SearchPart.Title, title))];
        parts.AddRange(text.Select(part => new SearchText(SearchPart.Text, part)));
        parts.AddRange(around.Select(part => new SearchText(SearchPart.Around, part)));
        return new(kind, id, parts);
    }

    private static ILookup<string, Challenge> ByWhatHelps(DialogsContent content, Func<Challenge, IEnumerable<string>> helps) =>
        content
            .Packages.SelectMany(package => package.Challenges)
            .SelectMany(challenge => helps(challenge).Select(id => (Id: id, Challenge: challenge)))
            .ToLookup(pair => pair.Id, pair => pair.Challenge);
}
