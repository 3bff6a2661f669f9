namespace KnowledgePackages.Domain.Content;

/// <summary>Whom a package is for. There is exactly one package of each level.</summary>
public enum PackageLevel
{
    /// <summary>For centres at the start of their road; six times "no" leads here.</summary>
    Beginner,

    /// <summary>For centres that have partners and want more; its challenges are the questions, and any "yes" leads here.</summary>
    Advanced,
}
