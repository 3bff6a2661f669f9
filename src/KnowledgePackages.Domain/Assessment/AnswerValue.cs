namespace KnowledgePackages.Domain.Assessment;

/// <summary>A person's answer to one question.</summary>
public enum AnswerValue
{
    /// <summary>The centre has this challenge.</summary>
    Yes,

    /// <summary>The centre does not have this challenge.</summary>
    No,

    /// <summary>The person is not sure. Counts as no, and the recommendation names it.</summary>
    NotSure,
}
