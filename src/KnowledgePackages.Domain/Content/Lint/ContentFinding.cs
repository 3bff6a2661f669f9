namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>The severity of a finding.</summary>
public enum FindingSeverity
{
    /// <summary>An editor should check the finding, but the content can be used.</summary>
    Warning,

    /// <summary>An editor must fix the finding before the content is used.</summary>
    Error,
}

/// <summary>A problem that <see cref="ContentLint"/> found.</summary>
/// <param name="Severity">The severity of the problem.</param>
/// <param name="Problem">The problem, with its place and the fix.</param>
public sealed record ContentFinding(FindingSeverity Severity, ContentProblem Problem)
{
    /// <summary>
    /// Returns the finding as one line for a terminal: <c>warning: texts/fr/resources.json: r1: The text is missing. Translate it.</c>
    /// </summary>
    public override string ToString() => $"{(Severity == FindingSeverity.Error ? "error" : "warning")}: {Problem}";
}
