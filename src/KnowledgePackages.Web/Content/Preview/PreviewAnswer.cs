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

/// <summary>An item in the preview's list, with the cards that show it.</summary>
/// <param name="Id">A content id, or a prefix of card names.</param>
/// <param name="Group">The heading under which the item is listed.</param>
/// <param name="Title">The name by which an editor recognises it, in the language that is shown.</param>
/// <param name="Sources">The places of the item's texts in the files.</param>
/// <param name="Ids">Ids whose problems are shown for the item.</param>
/// <param name="Words">The text of the item's cards, for the search.</param>
/// <param name="Cards">The number of cards.</param>
internal sealed record PreviewItem(
    string Id, string Group, string Title, IReadOnlyList<PreviewSource> Sources, IReadOnlyList<string> Ids, string Words, int Cards);

/// <summary>A place in a file for an editor to go to.</summary>
internal sealed record PreviewSource(string File, string Key, int Line);

/// <summary>One text of a file.</summary>
internal sealed record PreviewText(string File, string Key, int Line, string Text);

/// <summary>A finding of the lint.</summary>
internal sealed record PreviewProblem(string Severity, string File, int? Line, string? Id, string Problem, string Fix);

/// <summary>A card as markup and as text.</summary>
internal sealed record PreviewCard(string Name, string Html, string Text);

/// <summary>The data for the diagram from questions to resources.</summary>
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
