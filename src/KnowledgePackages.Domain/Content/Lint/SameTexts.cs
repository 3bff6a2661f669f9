namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>Reports two ids that have the same text: usually an editor copied a text and forgot to change the copy.</summary>
internal static class SameTexts
{
    public static IEnumerable<ContentProblem> Check(IEnumerable<LintText> texts) =>
        from same in texts.GroupBy(text => text.Text, StringComparer.OrdinalIgnoreCase)
        let first = same.First()
        from twice in same.Skip(1)
        select twice.Place.Problem(twice.Id, $"{first.Id} has the same text.", "Say what is different here.");
}
