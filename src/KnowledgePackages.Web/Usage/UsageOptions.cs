namespace KnowledgePackages.Web.Usage;

/// <summary>The <c>Usage</c> section: whether the host counts what people do, without anything about a person.</summary>
public sealed class UsageOptions
{
    /// <summary>Whether the bot counts its use by week. What was counted before stays.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;
}
