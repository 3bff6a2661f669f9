namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>Reports texts that are too long for a chat message.</summary>
internal static class TextLengths
{
    public static IEnumerable<ContentProblem> Check(IEnumerable<LintText> texts) => texts
        .Where(text => text.Text.Length > text.Longest)
        .Select(text => text.Place.Problem(text.Id, $"The text has {text.Text.Length} characters.", $"Write at most {text.Longest}."));
}
