namespace KnowledgePackages.Domain.Content;

/// <summary>How much work a centre needs to use a resource, beyond reading it.</summary>
public enum ResourceEffort
{
    /// <summary>The resource takes one person at most some hours.</summary>
    Low,

    /// <summary>The resource takes several people some days.</summary>
    Middle,

    /// <summary>The resource takes a project of weeks or months.</summary>
    High,
}
