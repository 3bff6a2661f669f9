using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.Web.Chat;

namespace KnowledgePackages.Web.Content.Preview;

/// <summary>The data that the preview page shows for one state of the folder, in one language.</summary>
internal sealed class PreviewModel
{
    private readonly DialogsContent? _content;
    private readonly IReadOnlyList<(PreviewItem Item, IReadOnlyList<GalleryCard> Cards)> _items;

    /// <param name="state">The state of the folder.</param>
    /// <param name="language">The tag of the language that the editor chose. If null or unknown, the default language is used.</param>
    /// <param name="folder">The folder's path.</param>
    public PreviewModel(PreviewState state, string? language, string folder)
    {
        var content = _content = state.Content;
        var texts = content?.In(language);
        var tag = texts?.Language ?? language ?? "en";
        IReadOnlyList<PreviewText> places = [.. PreviewTexts.Of(state.Files, tag)];
        _items = content is null ? [] : new PreviewItems(content, texts!, places).All();
        Answer = new(
            state.Revision,
            state.IsGood,
            content?.Version,
            folder,
            tag,
            content is null
                ? []
                : [.. content.Languages.Select(each => new PreviewLanguage(each, content.NameOf(each), content.In(each).IsRightToLeft))],
            [.. _items.Select(item => item.Item)],
            places,
            [.. state.Findings.Select(Problem)],
            content is null ? null : Flow(content, texts!)
        );
    }

    public PreviewAnswer Answer { get; }

    /// <summary>Returns the cards of an item; empty if the item no longer exists.</summary>
    public async Task<IReadOnlyList<PreviewCard>> CardsOfAsync(string? item, ChatRenderer renderer)
    {
        List<PreviewCard> drawn = [];
        foreach (var card in _items.Where(known => known.Item.Id == item).SelectMany(known => known.Cards))
        {
            var style = new CardStyle(_content!, _content!.In(Answer.Language), null, IsLive: true);
            var html = await renderer.RenderAsync<CardView>(new() { ["Card"] = card.Card, ["Style"] = style });
            drawn.Add(new(card.Name, html, card.Text));
        }

        return drawn;
    }

    private static PreviewProblem Problem(ContentFinding finding) =>
        new(
            finding.Severity == FindingSeverity.Error ? "error" : "warning",
            finding.Problem.File,
            finding.Problem.Line,
            finding.Problem.Id,
            finding.Problem.Problem,
            finding.Problem.Fix
        );

    private static PreviewFlow Flow(DialogsContent content, ContentTexts texts)
    {
        var stations = content.Packages.SelectMany(package => package.Stations).ToList();
        var named = stations.SelectMany(ResourcesOf).ToHashSet(StringComparer.Ordinal);
        return new(
            [
                .. content.Questions.Select(
                    (question, index) =>
                        new FlowQuestion(question.Id, index + 1, texts.Challenge(question.Id).Question, question.StationIds)
                ),
            ],
            [
                .. content.Packages.Select(
                    (package, index) =>
                        new FlowPackage(
                            package.Id,
                            index + 1,
                            texts.Package(package.Id).Title,
                            package.Level == PackageLevel.Advanced,
                            [
                                .. package.Stations.Select(station => new FlowStation(
                                    station.Id,
                                    station.Number,
                                    texts.Station(station.Id).Title,
                                    [.. ResourcesOf(station)]
                                )),
                            ]
                        )
                ),
            ],
            [
                .. content
                    .Resources.Where(resource => named.Contains(resource.Id))
                    .Select(resource => new FlowResource(resource.Id, resource.Title, resource.Unavailable is not null)),
            ]
        );
    }

    private static IEnumerable<string> ResourcesOf(Station station) =>
        station
            .ResourceIds.Concat(station.Tips.SelectMany(tip => tip.ResourceIds))
            .Concat(station.Actions.SelectMany(action => action.ResourceIds))
            .Distinct();
}
