namespace KnowledgePackages.Web.Usage;

/// <summary>
/// The <c>Usage</c> section: whether the host counts how people use the assistant. The counts contain nothing about a single person.
/// </summary>
public sealed class UsageOptions
{
    /// <summary>Whether the bot counts its usage by week. If false, earlier counts stay in the store.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool Enabled { get; set; } = true;
}
