namespace KnowledgePackages.Bot;

/// <summary>
/// The names of the usage events that the bot reports. They contain ids of the content, of languages and of channels, and never anything
/// about a person. The names never change, because counts are stored under them.
/// </summary>
public static class UsageNames
{
    /// <summary>The person has started the questions or chosen a package.</summary>
    public const string Started = "started";

    /// <summary>The person has come to the summary.</summary>
    public const string Finished = "finished";

    /// <summary>A search has found nothing. The words are not kept.</summary>
    public const string SearchWithoutResult = "search/nothing";

    /// <summary>The channels that are counted by name, and "other" for all others: a client can write any name into an activity.</summary>
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

    /// <summary>The person has started on this channel.</summary>
    public static string Channel(string? id) => $"channel/{(Channels.Contains(id) ? id : Other)}";

    /// <summary>The person has started in this language.</summary>
    public static string Language(string tag) => $"language/{tag}";

    /// <summary>The person has answered a question for the first time. Later changes of the answer are not counted.</summary>
    public static string Answer(string question, string answer) => $"answer/{question}/{answer}";

    /// <summary>The bot has recommended a package.</summary>
    public static string Recommended(string package) => $"recommended/{package}";

    /// <summary>The person has chosen a package.</summary>
    public static string Taken(string package) => $"taken/{package}";

    /// <summary>The person has marked a station as done.</summary>
    public static string Station(string id) => $"station/{id}";

    /// <summary>The person has marked an action of the content as done.</summary>
    public static string Action(string id) => $"action/{id}";
}
