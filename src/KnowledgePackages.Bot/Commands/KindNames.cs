using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Commands;

/// <summary>The kinds of things that can be found, as buttons carry them and as progress shows them: "resource".</summary>
internal static class KindNames
{
    private static readonly Dictionary<SearchKind, string> Names = new()
    {
        [SearchKind.Station] = "station",
        [SearchKind.Resource] = "resource",
        [SearchKind.Tip] = "tip",
        [SearchKind.Action] = "action",
        [SearchKind.Case] = "case",
        [SearchKind.Term] = "term",
    };

    public static string Of(SearchKind kind) => Names[kind];

    /// <summary>The kind of this name; null: none.</summary>
    public static SearchKind? Called(string? name) => Names.FirstOrDefault(pair => pair.Value == name) is { Value: not null } found ? found.Key : null;
}
