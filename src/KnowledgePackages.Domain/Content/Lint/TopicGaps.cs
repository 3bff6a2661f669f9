using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports topics with far fewer words in one language than in another. People who ask in the language with few words find less.
/// </summary>
internal static class TopicGaps
{
    // The smallest accepted number of words for a topic, as a share of the number in the language with the most words.
    private const double MinShare = 0.4;

    public static IEnumerable<ContentProblem> Check(TextsSource texts, IReadOnlyList<TextsSource> all) =>
        from entry in texts.Entries
        where entry.Kind == TextKind.Topic && texts.Tables.Topics.ContainsKey(entry.Id)
        let own = texts.Tables.Topics[entry.Id].Count
        let richest = all.MaxBy(language => language.Tables.Topics.GetValueOrDefault(entry.Id)?.Count ?? 0)!
        let most = richest.Tables.Topics.GetValueOrDefault(entry.Id)?.Count ?? 0
        where own < MinShare * most
        select entry.Place.Problem(
            entry.Id,
            $"The topic has {own} words here, and {most} in {richest.Language}.",
            $"Write how people name it in {texts.Language}.");
}
