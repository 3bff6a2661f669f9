namespace KnowledgePackages.Domain.Journeys;

/// <summary>The state of the extra questions of the beginner package. Stored by its name.</summary>
public enum ExtraRound
{
    /// <summary>The package was just chosen: answer them, or go straight to the stations?</summary>
    Offered,

    /// <summary>They are being asked, from the first unanswered one.</summary>
    Asking,

    /// <summary>All are answered; the person reviews the answers.</summary>
    Checking,

    /// <summary>Answered, skipped or postponed; they are not offered again.</summary>
    Over,
}
