namespace KnowledgePackages.Domain.Content;

/// <summary>The kind of the items that one step of a station shows.</summary>
public enum StepKind
{
    /// <summary>The introduction to the station.</summary>
    About,

    /// <summary>Resources, at most <see cref="StepSizes.Resources"/>.</summary>
    Resources,

    /// <summary>Tips, at most <see cref="StepSizes.Tips"/>.</summary>
    Tips,

    /// <summary>All recommended actions of the station.</summary>
    Actions,
}
