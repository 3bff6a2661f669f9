using System.Text.RegularExpressions;
using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Content.Preview;

/// <summary>Groups the cards into items: the cards of a question, a station, a package, or a situation in the conversation.</summary>
internal sealed partial class PreviewItems(DialogsContent content, ContentTexts texts, IReadOnlyList<PreviewText> places)
{
    /// <summary>The groups of items, in the order in which the page lists them.</summary>
    private static readonly string[] Groups = ["questions", "result", "stations", "packages", "conversation"];

    private readonly ILookup<string, PreviewText> _places = places.ToLookup(place => place.Key);

    public IReadOnlyList<(PreviewItem Item, IReadOnlyList<GalleryCard> Cards)> All() =>
    [
        .. CardGallery.Of(content, texts.Language).GroupBy(card => ItemOf(card.Name)).Select(cards => Item(cards.Key, [.. cards]))
            .OrderBy(item => Array.IndexOf(Groups, item.Item.Group)).ThenBy(item => Place(item.Item.Id)),
    ];

    private string ItemOf(string card)
    {
        if (Numbered().Match(card) is { Success: true } match)
        {
            var questions = match.Groups["extra"].Success ? content.ExtraQuestions : content.Questions;
            if (int.Parse(match.Groups["number"].Value, null) is var number && number <= questions.Count)
            {
                return questions[number - 1].Id;
            }
        }

        if (content.FindStation(card.Split('/')[0]) is { } station)
        {
            return station.Id;
        }

        return content.Packages.FirstOrDefault(package => $"{card},".Contains($" {package.Id},", StringComparison.Ordinal))?.Id
            ?? card.Split(',')[0];
    }

    private int Place(string id) =>
        content.FindChallenge(id) is { } challenge ? content.Questions.Concat(content.ExtraQuestions).ToList().IndexOf(challenge)
        : content.FindStation(id) is { } station
            ? 100 * content.Packages.ToList().FindIndex(package => package.Id == station.PackageId) + station.Number
        : content.Packages.ToList().FindIndex(package => package.Id == id);

    private (PreviewItem Item, IReadOnlyList<GalleryCard> Cards) Item(string id, IReadOnlyList<GalleryCard> cards)
    {
        var (group, title, sources, ids) = Describe(id);
        var words = string.Join('\n', cards.Select(card => card.Text).Distinct());
        return (new(id, group, title, [.. sources.OfType<PreviewSource>()], [id, .. ids], words, cards.Count), cards);
    }

    private (string Group, string Title, IEnumerable<PreviewSource?> Sources, IEnumerable<string> Ids) Describe(string id)
    {
        if (content.FindChallenge(id) is { } challenge)
        {
            return (
                "questions",
                texts.Challenge(id).Question,
                [Source($"challenges.{id}.question"), Source($"challenges.{id}.id")],
                challenge.ResourceIds
            );
        }

        if (content.FindStation(id) is { } station)
        {
            return ("stations", texts.Station(id).Title, [Source($"stations.{id}.title"), File($"stations/{id}.json")],
                [.. station.Tips.Select(tip => tip.Id), .. station.Actions.Select(action => action.Id), .. station.ResourceIds]);
        }

        if (content.FindPackage(id) is { } package)
        {
            return (
                "packages",
                texts.Package(id).Title,
                [Source($"packages.{id}.title"), Source($"packages.{id}.id")],
                package.Cases.Select(study => study.Id)
            );
        }

        return (
            id is "check" or "extra check" or "recommendation" ? "result" : "conversation",
            id,
            [
                places
                    .Where(place => place.Key.StartsWith($"messages.{id.Split(' ')[0]}", StringComparison.Ordinal))
                    .Select(ToSource)
                    .FirstOrDefault(),
            ],
            []
        );
    }

    private PreviewSource? Source(string key) => _places[key].Select(ToSource).FirstOrDefault();

    private PreviewSource? File(string file) => places.Where(place => place.File == file).Select(ToSource).FirstOrDefault();

    private static PreviewSource ToSource(PreviewText place) => new(place.File, place.Key, place.Line);

    [GeneratedRegex(@"^(?:question|explanation|answered|(?<extra>extra question|answered extra)) (?<number>\d+)\b")]
    private static partial Regex Numbered();
}
