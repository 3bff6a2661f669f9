namespace KnowledgePackages.Domain.Journeys;

/// <summary>The state of the extra questions of the beginner package. Documents store the name of the value.</summary>
public enum ExtraStage
{
    /// <summary>
    /// The person has just chosen the package, and the bot lets them choose between the extra questions and the stations.
    /// </summary>
    Offered,

    /// <summary>The bot asks the extra questions, starting with the first unanswered one.</summary>
    Asking,

    /// <summary>All extra questions are answered, and the person reviews the answers.</summary>
    Checking,

    /// <summary>The person has answered, skipped or postponed the extra questions. The bot does not offer them again.</summary>
    Over,
}
