namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>A text that is too long for a message in a chat.</summary>
internal static class TextLengths
{
    public static IEnumerable<ContentProblem> Check(IEnumerable<LintText> texts) => texts
        .Where(text => text.Text.Length > text.Longest)
        .Select(text => text.Place.Problem(text.Id, $"The text has {text.Text.Length} characters.", $"Write at most {text.Longest}."));
}
