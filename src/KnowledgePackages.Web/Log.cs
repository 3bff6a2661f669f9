namespace KnowledgePackages.Web;

/// <summary>
/// All log messages of this assembly. They contain codes, settings and problems in the content, but never the messages, names or tokens of
/// users, and no secrets.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(
        201,
        LogLevel.Information,
        "Knowledge Packages {Version} starting: content {Content}, store {Storage}, web chat, channels on /api/messages: {Channels}"
    )]
    public static partial void Starting(this ILogger logger, string? version, string content, string storage, string channels);

    [LoggerMessage(202, LogLevel.Information, "Content reloaded: serving {Version} instead of {Before}")]
    public static partial void ContentChanged(this ILogger logger, string version, string before);

    [LoggerMessage(203, LogLevel.Error, "Content reload rejected; still serving {Version}. {Problem}")]
    public static partial void ContentRefused(this ILogger logger, string version, string problem);

    [LoggerMessage(204, LogLevel.Error, "{Count} more content problems; run 'content lint' to list them")]
    public static partial void MoreContentProblems(this ILogger logger, int count);

    [LoggerMessage(205, LogLevel.Information, "File events for the content folder are unavailable ({Reason}); polling every {Seconds} s")]
    public static partial void NoFileEvents(this ILogger logger, double seconds, string reason);

    [LoggerMessage(206, LogLevel.Error, "Content reload failed unexpectedly; still serving the previous version")]
    public static partial void ContentNotTaken(this ILogger logger, Exception exception);

    [LoggerMessage(207, LogLevel.Warning, "Setting {Key} is unknown and has no effect; the known names there are {Known}")]
    public static partial void UnknownSetting(this ILogger logger, string key, string known);

    [LoggerMessage(
        301,
        LogLevel.Error,
        "Azure Direct Line rejected WebChat:DirectLineSecret with status {Status}; copy it again from the bot's Direct Line channel in "
        + "Azure"
    )]
    public static partial void DirectLineSecretRefused(this ILogger logger, int status);

    [LoggerMessage(302, LogLevel.Warning, "Azure Direct Line at WebChat:DirectLineDomain does not respond: {Problem}")]
    public static partial void DirectLineUnavailable(this ILogger logger, string problem);

    [LoggerMessage(211, LogLevel.Information, "Search index of {Language} built in {Milliseconds} ms")]
    public static partial void SearchBuilt(this ILogger logger, string language, long milliseconds);

    [LoggerMessage(
        212,
        LogLevel.Error,
        "Could not build the search index; searches find nothing until the content changes or the host restarts"
    )]
    public static partial void SearchNotBuilt(this ILogger logger, Exception exception);

    [LoggerMessage(401, LogLevel.Error, "Card contains an element that the page cannot render; showed its text instead")]
    public static partial void CardNotDrawn(this ILogger logger);
}
