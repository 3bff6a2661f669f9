using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Bot;

/// <summary>All log messages of the bot. They contain content ids, but no texts, names or ids of people.</summary>
internal static partial class Log
{
    [LoggerMessage(501, LogLevel.Debug, "Recognized a message as {Recognition} at prompt {Place}")]
    public static partial void MessageHeard(this ILogger logger, string place, string recognition);
}
