namespace KnowledgePackages.Domain.Plan;

/// <summary>What a person has decided about an action. Stored by its name. An action without a decision is only on offer.</summary>
public enum ActionState
{
    /// <summary>The action is chosen and still to do.</summary>
    Open,

    /// <summary>The action is done in the centre.</summary>
    Done,

    /// <summary>The action is not for this centre, and is never suggested again.</summary>
    NotForUs,
}
