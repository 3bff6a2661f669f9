namespace KnowledgePackages.Bot;

/// <summary>
/// The names of the usage events that the bot records. They contain ids of the content, of languages and of channels, and never anything
/// about a person. The names never change, because counts are stored under them.
/// </summary>
public static class UsageNames
{
    /// <summary>The person has started the questions or chosen a package.</summary>
    public const string Started = "started";

    /// <summary>The person has reached the summary.</summary>
    public const string Finished = "finished";

    /// <summary>A search has found nothing. The event does not contain the words of the search.</summary>
    public const string SearchWithoutResult = "search/nothing";

    /// <summary>
    /// The channels that are counted separately, and "other" for all other channels. This list is fixed, because a client can write any
    /// channel into an activity.
    /// </summary>
    public static IReadOnlyList<string> Channels { get; } =
    [
        Microsoft.Bot.Connector.Channels.Msteams,
        Microsoft.Bot.Connector.Channels.Webchat,
        Microsoft.Bot.Connector.Channels.Directline,
        Microsoft.Bot.Connector.Channels.Emulator,
        Other,
    ];

    private const string Other = "other";

    /// <summary>The words for the answers.</summary>
    public static IReadOnlyList<string> Answers { get; } = ["yes", "no", "notSure"];

    /// <summary>Returns the name of the event that the person has started on this channel.</summary>
    public static string Channel(string? id) => $"channel/{(Channels.Contains(id) ? id : Other)}";

    /// <summary>Returns the name of the event that the person has started in this language.</summary>
    public static string Language(string tag) => $"language/{tag}";

    /// <summary>
    /// Returns the name of the event that the person has answered a question for the first time. Later changes of the answer are not
    /// counted.
    /// </summary>
    public static string Answer(string question, string answer) => $"answer/{question}/{answer}";

    /// <summary>Returns the name of the event that the bot has recommended a package.</summary>
    public static string Recommended(string package) => $"recommended/{package}";

    /// <summary>Returns the name of the event that the person has chosen a package.</summary>
    public static string Taken(string package) => $"taken/{package}";

    /// <summary>Returns the name of the event that the person has marked a station as done.</summary>
    public static string Station(string id) => $"station/{id}";

    /// <summary>Returns the name of the event that the person has marked an action of the content as done.</summary>
    public static string Action(string id) => $"action/{id}";
}
