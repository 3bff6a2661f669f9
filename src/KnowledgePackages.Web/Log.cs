namespace KnowledgePackages.Web;

/// <summary>Everything that the host logs itself; no secret and nothing of users.</summary>
internal static partial class Log
{
    [LoggerMessage(201, LogLevel.Information, "Knowledge Packages {Version}, content {Content}, conversations in {Storage}; web chat, and on /api/messages: {Channels}")]
    public static partial void Starting(this ILogger logger, string? version, string content, string storage, string channels);
}
