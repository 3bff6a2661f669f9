namespace KnowledgePackages.Domain.Journeys;

/// <summary>The state of the extra questions of the beginner package. Stored by its name.</summary>
public enum ExtraRound
{
    /// <summary>The package was just chosen, and the bot offers the extra questions or the way straight to the stations.</summary>
    Offered,

    /// <summary>The bot asks the questions, from the first unanswered one.</summary>
    Asking,

    /// <summary>All questions are answered, and the person reviews the answers.</summary>
    Checking,

    /// <summary>The questions were answered, skipped or postponed, and are not offered again.</summary>
    Over,
}
