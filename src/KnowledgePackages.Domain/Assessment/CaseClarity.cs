namespace KnowledgePackages.Domain.Assessment;

/// <summary>How clear a recommendation is. The rule is the same in every case; what a person is told about it is not.</summary>
public enum CaseClarity
{
    /// <summary>Yes to every question: the package helps with all, and that is much at once.</summary>
    EveryYes,

    /// <summary>Yes to some questions.</summary>
    SeveralYes,

    /// <summary>Yes to one question of several: a close case.</summary>
    OneYes,

    /// <summary>No yes, and "not sure" to some: another look at those could change it.</summary>
    SomeNotSure,

    /// <summary>"Not sure" to every question: no more than a first guess.</summary>
    NothingSure,

    /// <summary>No to every question: the centre manages, or these are no topics for it yet.</summary>
    NothingHard,
}
