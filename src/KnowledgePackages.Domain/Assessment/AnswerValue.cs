namespace KnowledgePackages.Domain.Assessment;

/// <summary>A person's answer to one question.</summary>
public enum AnswerValue
{
    /// <summary>The person's centre has this challenge.</summary>
    Yes,

    /// <summary>The person's centre does not have this challenge.</summary>
    No,

    /// <summary>The person is not sure. The recommendation counts the answer as no, and lists the question.</summary>
    NotSure,
}
