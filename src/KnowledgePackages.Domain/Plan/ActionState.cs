namespace KnowledgePackages.Domain.Plan;

/// <summary>What a person has decided about an action. Stored by its name. An action without a decision is only on offer.</summary>
public enum ActionState
{
    /// <summary>Chosen and still to do.</summary>
    Open,

    /// <summary>Done in the centre.</summary>
    Done,

    /// <summary>Not for this centre; it is never suggested again.</summary>
    NotForUs,
}
