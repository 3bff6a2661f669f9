namespace KnowledgePackages.Domain.Content;

/// <summary>The target group of a package. There is exactly one package of each level.</summary>
public enum PackageLevel
{
    /// <summary>For centres that are just starting; six times "no" leads here.</summary>
    Beginner,

    /// <summary>For centres that have partners and want more; its challenges are the questions, and any "yes" leads here.</summary>
    Advanced,
}
