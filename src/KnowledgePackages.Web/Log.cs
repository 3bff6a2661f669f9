namespace KnowledgePackages.Web;

/// <summary>Everything that this assembly logs: codes and setting names; never words, names or tokens of users, and no secret.</summary>
internal static partial class Log
{
    [LoggerMessage(201, LogLevel.Information, "Knowledge Packages {Version}, content {Content}, conversations in {Storage}; web chat, and on /api/messages: {Channels}")]
    public static partial void Starting(this ILogger logger, string? version, string content, string storage, string channels);

    [LoggerMessage(202, LogLevel.Information, "The content has changed: {Version} is served now, instead of {Before}")]
    public static partial void ContentChanged(this ILogger logger, string version, string before);

    [LoggerMessage(203, LogLevel.Error, "The content has changed and is not good; {Version} is still served. {Problem}")]
    public static partial void ContentRefused(this ILogger logger, string version, string problem);

    [LoggerMessage(204, LogLevel.Error, "And {Count} more problems of the content; the command 'content lint' tells all")]
    public static partial void MoreContentProblems(this ILogger logger, int count);

    [LoggerMessage(205, LogLevel.Information, "There are no file events for the content folder ({Reason}); it is looked at every {Seconds} s")]
    public static partial void NoFileEvents(this ILogger logger, double seconds, string reason);

    [LoggerMessage(206, LogLevel.Error, "The content has changed and could not be taken over, through a mistake in this program; what was served is still served")]
    public static partial void ContentNotTaken(this ILogger logger, Exception exception);

    [LoggerMessage(301, LogLevel.Error, "Azure's Direct Line refuses WebChat:DirectLineSecret with status {Status}; copy it again from the bot's Direct Line channel in Azure")]
    public static partial void DirectLineSecretRefused(this ILogger logger, int status);

    [LoggerMessage(302, LogLevel.Warning, "Azure's Direct Line does not answer at WebChat:DirectLineDomain: {Problem}")]
    public static partial void DirectLineUnavailable(this ILogger logger, string problem);

    [LoggerMessage(211, LogLevel.Information, "The search over the content is ready, built in {Milliseconds} ms")]
    public static partial void SearchBuilt(this ILogger logger, long milliseconds);

    [LoggerMessage(212, LogLevel.Error, "The search over the content could not be built; free questions find nothing until the content changes or the host starts again")]
    public static partial void SearchNotBuilt(this ILogger logger, Exception exception);

    [LoggerMessage(401, LogLevel.Error, "A card holds an element that the HTML form cannot draw; its text form was shown")]
    public static partial void CardNotDrawn(this ILogger logger);
}
