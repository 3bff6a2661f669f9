using System.Text.Json.Serialization;

namespace KnowledgePackages.Web.Content.Preview;

/// <summary>The data of the preview page in one language, without the cards.</summary>
internal sealed record PreviewAnswer(
    int Revision,
    bool IsGood,
    string? Version,
    string Folder,
    string Language,
    IReadOnlyList<PreviewLanguage> Languages,
    IReadOnlyList<PreviewItem> Items,
    IReadOnlyList<PreviewText> Texts,
    IReadOnlyList<PreviewProblem> Problems,
    PreviewFlow? Flow);

internal sealed record PreviewLanguage(string Tag, string Name, bool IsRightToLeft);

/// <summary>An item in the preview's list: a question, a station, a package or a situation in the conversation.</summary>
/// <param name="Id">A content id, or a prefix of card names.</param>
/// <param name="Group">The heading under which the item is listed.</param>
/// <param name="Title">The item's title in the shown language, or its id if it has no title.</param>
/// <param name="Sources">The places of the item's texts in the files.</param>
/// <param name="Ids">The content ids whose problems are shown with the item.</param>
/// <param name="Words">The texts of the item's cards, for the page's search.</param>
/// <param name="Cards">The number of the item's cards.</param>
internal sealed record PreviewItem(
    string Id, string Group, string Title, IReadOnlyList<PreviewSource> Sources, IReadOnlyList<string> Ids, string Words, int Cards);

/// <summary>The place of a text in the content files. The page shows a link to this place.</summary>
internal sealed record PreviewSource(string File, string Key, int Line);

/// <summary>One text in a content file, with its key and its line.</summary>
internal sealed record PreviewText(string File, string Key, int Line, string Text);

/// <summary>A problem that the content check has found.</summary>
internal sealed record PreviewProblem(string Severity, string File, int? Line, string? Id, string Problem, string Fix);

/// <summary>A card as HTML and as text.</summary>
internal sealed record PreviewCard(string Name, string Html, string Text);

/// <summary>
/// The data of the page's map, which shows the connections from the questions through packages and stations to the resources.
/// </summary>
internal sealed record PreviewFlow(
    IReadOnlyList<FlowQuestion> Questions,
    IReadOnlyList<FlowPackage> Packages,
    IReadOnlyList<FlowResource> Resources
);

internal sealed record FlowQuestion(string Id, int Number, string Text, IReadOnlyList<string> Stations);

internal sealed record FlowPackage(string Id, int Number, string Title, bool IsAdvanced, IReadOnlyList<FlowStation> Stations);

internal sealed record FlowStation(string Id, int Number, string Title, IReadOnlyList<string> Resources);

internal sealed record FlowResource(string Id, string Title, bool IsAway);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PreviewAnswer))]
[JsonSerializable(typeof(IReadOnlyList<PreviewCard>))]
internal sealed partial class PreviewJson : JsonSerializerContext;
