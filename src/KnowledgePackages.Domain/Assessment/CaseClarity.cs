namespace KnowledgePackages.Domain.Assessment;

/// <summary>How clear a recommendation is. The rule is the same in every case, but the explanation for the person differs.</summary>
public enum CaseClarity
{
    /// <summary>The person answered yes to every question: the package helps with all challenges, which is much at once.</summary>
    EveryYes,

    /// <summary>The person answered yes to some questions.</summary>
    SeveralYes,

    /// <summary>The person answered yes to only one of several questions: a close case.</summary>
    OneYes,

    /// <summary>
    /// The person answered no question with yes, and some with "not sure": another look at those could change the result.
    /// </summary>
    SomeNotSure,

    /// <summary>The person answered "not sure" to every question: the result is no more than a first guess.</summary>
    NothingSure,

    /// <summary>The person answered no to every question: the centre has no such problems, or these topics are too early for it.</summary>
    NothingHard,
}
