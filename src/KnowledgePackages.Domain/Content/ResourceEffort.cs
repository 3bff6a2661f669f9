namespace KnowledgePackages.Domain.Content;

/// <summary>How much work a centre needs to use a resource, beyond reading it.</summary>
public enum ResourceEffort
{
    /// <summary>One person, at most some hours.</summary>
    Low,

    /// <summary>Several people, some days.</summary>
    Middle,

    /// <summary>A project of weeks or months.</summary>
    High,
}
