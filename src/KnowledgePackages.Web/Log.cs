namespace KnowledgePackages.Web;

/// <summary>Everything that this assembly logs: codes and setting names; never words, names or tokens of users, and no secret.</summary>
internal static partial class Log
{
    [LoggerMessage(201, LogLevel.Information, "Knowledge Packages {Version}, content {Content}, conversations in {Storage}; web chat, and on /api/messages: {Channels}")]
    public static partial void Starting(this ILogger logger, string? version, string content, string storage, string channels);

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
