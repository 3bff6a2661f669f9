using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>
/// Maps the kinds of items that a search can find to their names in button data and in <see cref="PageProgress.Shows"/>, for example
/// "resource".
/// </summary>
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
        [SearchKind.Challenge] = "challenge",
        [SearchKind.Package] = "package",
    };

    /// <summary>Returns the kind with this name; null if no kind has it.</summary>
    public static SearchKind? Find(string name) =>
        All.FirstOrDefault(pair => pair.Value == name) is { Value: not null } found ? found.Key : null;

    public static string Of(SearchKind kind) => All[kind];
}
