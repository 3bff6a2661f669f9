namespace KnowledgePackages.Domain.Journeys;

/// <summary>Where somebody is with the extra questions of the beginner package. Stored by its name.</summary>
public enum ExtraRound
{
    /// <summary>The package was just taken: answer them, or go straight to the stations?</summary>
    Offered,

    /// <summary>They are asked, from the first open one on.</summary>
    Asking,

    /// <summary>All are answered; the person looks their answers over.</summary>
    Checking,

    /// <summary>Answered, skipped or left for later; nobody is asked by themselves again.</summary>
    Over,
}
