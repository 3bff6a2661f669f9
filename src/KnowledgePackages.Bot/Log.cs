using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Bot;

/// <summary>Everything the bot logs: content ids only; no words, names or ids of people.</summary>
internal static partial class Log
{
    [LoggerMessage(501, LogLevel.Debug, "Recognized {Recognition} at {Place}")]
    public static partial void MessageHeard(this ILogger logger, string place, string recognition);
}
