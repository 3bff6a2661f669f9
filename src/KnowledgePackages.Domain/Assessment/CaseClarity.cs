namespace KnowledgePackages.Domain.Assessment;

/// <summary>
/// How clearly the answers lead to the recommended package. The recommendation follows the same rule for every value; only the explanation
/// for the person differs.
/// </summary>
public enum CaseClarity
{
    /// <summary>
    /// The person answered yes to every question. The package then addresses every challenge, which is a lot to do at once.
    /// </summary>
    EveryYes,

    /// <summary>The person answered yes to two or more questions, but not to all.</summary>
    SeveralYes,

    /// <summary>
    /// The person answered yes to only one of several questions. Another answer to that question would change the recommendation.
    /// </summary>
    OneYes,

    /// <summary>
    /// The person answered "not sure" to some questions and no to all others. One "yes" instead of a "not sure" would change the
    /// recommendation.
    /// </summary>
    SomeNotSure,

    /// <summary>The person answered "not sure" to every question, so the recommendation is only a first guess.</summary>
    NothingSure,

    /// <summary>
    /// The person answered no to every question: the centre has none of the challenges, or it is too early for these topics.
    /// </summary>
    NothingHard,
}
