using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgePackages.Web.Content.Preview;

/// <summary>Everything but the cards, in one language.</summary>
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

/// <summary>Something that a user meets, with the cards that show it.</summary>
/// <param name="Id">A content id or the beginning of card names.</param>
/// <param name="Group">Under which heading it stands.</param>
/// <param name="Title">What an editor knows it by, in the language that is shown.</param>
/// <param name="Sources">Where its words stand.</param>
/// <param name="Ids">Whose problems are its problems.</param>
/// <param name="Words">What its cards say, to be searched.</param>
/// <param name="Cards">How many there are.</param>
internal sealed record PreviewItem(
    string Id, string Group, string Title, IReadOnlyList<PreviewSource> Sources, IReadOnlyList<string> Ids, string Words, int Cards);

/// <summary>A place for an editor to go to.</summary>
internal sealed record PreviewSource(string File, string Key, int Line);

/// <summary>One text of a file.</summary>
internal sealed record PreviewText(string File, string Key, int Line, string Text);

/// <summary>What the lint found.</summary>
internal sealed record PreviewProblem(string Severity, string File, int? Line, string? Id, string Problem, string Fix);

/// <summary>A card as the page's renderer takes it.</summary>
internal sealed record PreviewCard(string Name, JsonElement Card, string Text);

/// <summary>From the questions to the resources.</summary>
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
