using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports topics for which one language has few words and another has many: people who ask in the first language find less.
/// </summary>
internal static class TopicGaps
{
    // A language with a smaller share of the words of the richest language has a gap.
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
