namespace KnowledgePackages.Domain.Content;

/// <summary>What one step of a station shows.</summary>
public enum StepKind
{
    /// <summary>What the station is about.</summary>
    About,

    /// <summary>Up to three resources.</summary>
    Resources,

    /// <summary>Up to four tips.</summary>
    Tips,

    /// <summary>All recommended actions of the station.</summary>
    Actions,
}
