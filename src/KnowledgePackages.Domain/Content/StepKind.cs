namespace KnowledgePackages.Domain.Content;

/// <summary>What one step of a station shows.</summary>
public enum StepKind
{
    /// <summary>What the station is about.</summary>
    About,

    /// <summary>Resources, at most <see cref="StepSizes.Resources"/>.</summary>
    Resources,

    /// <summary>Tips, at most <see cref="StepSizes.Tips"/>.</summary>
    Tips,

    /// <summary>All recommended actions of the station.</summary>
    Actions,
}
