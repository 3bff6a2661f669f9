namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth a look; the content can be used.</summary>
    Warning,

    /// <summary>To be put right before the content is used.</summary>
    Error,
}

/// <summary>What the lint found.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Problem">Where, what, and what to do.</param>
public sealed record ContentFinding(FindingSeverity Severity, ContentProblem Problem)
{
    /// <summary>One line for a terminal: <c>warning: texts/fr/resources.json: r1: The text is missing. Translate it.</c></summary>
    public override string ToString() => $"{(Severity == FindingSeverity.Error ? "error" : "warning")}: {Problem}";
}
