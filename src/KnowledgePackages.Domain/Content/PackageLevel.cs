namespace KnowledgePackages.Domain.Content;

/// <summary>The target group of a package. There is exactly one package of each level.</summary>
public enum PackageLevel
{
    /// <summary>For centres that are just starting. This package is recommended if no question is answered yes.</summary>
    Beginner,

    /// <summary>
    /// For centres that have partners and want more. The challenges of this package are the questions
    /// (<see cref="DialogsContent.Questions"/>). The package is recommended if at least one question is answered yes.
    /// </summary>
    Advanced,
}
