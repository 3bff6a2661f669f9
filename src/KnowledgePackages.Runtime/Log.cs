using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime;

/// <summary>Everything that this assembly logs: hashed names, counts and codes; never words, names or tokens of users.</summary>
internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Debug, "Input of {Document} was processed before")]
    public static partial void InputRepeated(this ILogger logger, string document);

    [LoggerMessage(102, LogLevel.Warning, "State of {Document} changed meanwhile, attempt {Attempt}")]
    public static partial void StateConflict(this ILogger logger, string document, int attempt);

    [LoggerMessage(103, LogLevel.Error, "The bot failed in a turn: {Type}\n{Place}")]
    public static partial void TurnFailed(this ILogger logger, string? type, string? place);

    [LoggerMessage(104, LogLevel.Error, "The store failed: {Problem}")]
    public static partial void StoreFailed(this ILogger logger, string problem);

    [LoggerMessage(105, LogLevel.Error, "A turn of {Document} is not known to be committed in time")]
    public static partial void TurnTimedOut(this ILogger logger, string document);

    [LoggerMessage(106, LogLevel.Warning, "Too many inputs wait for {Document}")]
    public static partial void QueueFull(this ILogger logger, string document);

    [LoggerMessage(107, LogLevel.Error, "The document {Document} cannot be read: it is damaged, or of a later version")]
    public static partial void DocumentUnreadable(this ILogger logger, string document);

    [LoggerMessage(108, LogLevel.Warning, "A turn took {Milliseconds} ms from its arrival to its answer")]
    public static partial void TurnSlow(this ILogger logger, double milliseconds);

    [LoggerMessage(112, LogLevel.Error, "Sending owed replies stopped: {Type}\n{Place}")]
    public static partial void SendingFailed(this ILogger logger, string? type, string? place);

    [LoggerMessage(113, LogLevel.Warning, "A reply could not be delivered for {Age} and was given up")]
    public static partial void ReplyGivenUp(this ILogger logger, TimeSpan age);

    [LoggerMessage(110, LogLevel.Warning, "A reply was refused for good with status {Status}")]
    public static partial void ReplyRefused(this ILogger logger, int status);

    [LoggerMessage(111, LogLevel.Information, "A reply was not taken, attempt {Attempt}; next in {Milliseconds} ms")]
    public static partial void ReplyRetried(this ILogger logger, int attempt, double milliseconds);

    [LoggerMessage(114, LogLevel.Information, "Nothing is said unasked to somebody whom the channel does not reach: {Status}")]
    public static partial void NotSentUnasked(this ILogger logger, int status);

    [LoggerMessage(115, LogLevel.Warning, "The notice that nothing can be saved could not be sent")]
    public static partial void NoticeNotSent(this ILogger logger);

    [LoggerMessage(116, LogLevel.Error, "Replies of {Document} were dropped because too many are owed: {Count}")]
    public static partial void RepliesDropped(this ILogger logger, string document, int count);

    [LoggerMessage(120, LogLevel.Warning, "An activity was refused: {Reason}")]
    public static partial void SenderRefused(this ILogger logger, string reason);

    [LoggerMessage(121, LogLevel.Warning, "The keys that {Host} signs tokens with cannot be fetched: {Type}")]
    public static partial void SigningKeysUnavailable(this ILogger logger, string host, string type);

    [LoggerMessage(122, LogLevel.Error, "The bot gets no token for its replies: {Type}")]
    public static partial void NoToken(this ILogger logger, string type);

    [LoggerMessage(130, LogLevel.Information, "Conversations are kept in {Storage}")]
    public static partial void StorageReady(this ILogger logger, string storage);
}
