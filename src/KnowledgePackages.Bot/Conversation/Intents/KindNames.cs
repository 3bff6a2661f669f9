using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>The kinds of items that a search can find, as buttons and the progress carry them: "resource".</summary>
internal static class KindNames
{
    public static readonly IReadOnlyDictionary<SearchKind, string> All = new Dictionary<SearchKind, string>
    {
        [SearchKind.Station] = "station",
        [SearchKind.Resource] = "resource",
        [SearchKind.Tip] = "tip",
        [SearchKind.Action] = "action",
        [SearchKind.Case] = "case",
        [SearchKind.Term] = "term",
    };

    /// <summary>The kind with this name; null: none.</summary>
    public static SearchKind? Find(string name) =>
        All.FirstOrDefault(pair => pair.Value == name) is { Value: not null } found ? found.Key : null;

    public static string Of(SearchKind kind) => All[kind];
}
