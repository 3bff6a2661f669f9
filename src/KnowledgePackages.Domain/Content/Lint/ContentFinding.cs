namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>The severity of a finding.</summary>
public enum FindingSeverity
{
    /// <summary>Worth checking; the content can be used.</summary>
    Warning,

    /// <summary>Must be fixed before the content is used.</summary>
    Error,
}

/// <summary>What the lint found.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Problem">Where it is, what is wrong, and how to fix it.</param>
public sealed record ContentFinding(FindingSeverity Severity, ContentProblem Problem)
{
    /// <summary>One line for a terminal: <c>warning: texts/fr/resources.json: r1: The text is missing. Translate it.</c></summary>
    public override string ToString() => $"{(Severity == FindingSeverity.Error ? "error" : "warning")}: {Problem}";
}
