namespace KnowledgePackages.Domain.Assessment;

/// <summary>What a person says to one question.</summary>
public enum AnswerValue
{
    /// <summary>The challenge is there.</summary>
    Yes,

    /// <summary>The challenge is not there.</summary>
    No,

    /// <summary>Counts as no, and is named in the recommendation.</summary>
    NotSure,
}
