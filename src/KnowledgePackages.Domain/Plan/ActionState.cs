namespace KnowledgePackages.Domain.Plan;

/// <summary>
/// A person's decision about an action. Documents store the name of the value. An action has no state before the person decides.
/// </summary>
public enum ActionState
{
    /// <summary>The person has chosen the action and has not marked it as done.</summary>
    Open,

    /// <summary>The person has marked the action as done.</summary>
    Done,

    /// <summary>The person has decided that the action does not suit the centre. It is never suggested again.</summary>
    NotForUs,
}
