using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime;

/// <summary>
/// All log messages of this assembly. They never contain the messages, names or tokens of users, and name a user's document only by its
/// key, in which all ids are hashed.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Debug, "Ignored a repeated input for {Document}")]
    public static partial void InputRepeated(this ILogger logger, string document);

    [LoggerMessage(102, LogLevel.Warning, "Document {Document} changed during the turn (attempt {Attempt}); running the turn again")]
    public static partial void StateConflict(this ILogger logger, string document, int attempt);

    [LoggerMessage(103, LogLevel.Error, "Turn failed: {Type}\n{Place}")]
    public static partial void TurnFailed(this ILogger logger, string? type, string? place);

    [LoggerMessage(104, LogLevel.Error, "Store failed: {Problem}")]
    public static partial void StoreFailed(this ILogger logger, string problem);

    [LoggerMessage(105, LogLevel.Error, "Turn for {Document} timed out before its commit was confirmed")]
    public static partial void TurnTimedOut(this ILogger logger, string document);

    [LoggerMessage(106, LogLevel.Warning, "Turn queue for {Document} is full")]
    public static partial void QueueFull(this ILogger logger, string document);

    [LoggerMessage(107, LogLevel.Error, "Document {Document} is unreadable: damaged, or written by a later version")]
    public static partial void DocumentUnreadable(this ILogger logger, string document);

    [LoggerMessage(108, LogLevel.Warning, "Slow turn: {Milliseconds} ms from the activity's arrival to its HTTP response")]
    public static partial void TurnSlow(this ILogger logger, double milliseconds);

    [LoggerMessage(112, LogLevel.Error, "Sending replies, reminders or handover notices failed: {Type}\n{Place}")]
    public static partial void SendingFailed(this ILogger logger, string? type, string? place);

    [LoggerMessage(113, LogLevel.Warning, "Gave up on a reply after {Age} of failed deliveries")]
    public static partial void ReplyGivenUp(this ILogger logger, TimeSpan age);

    [LoggerMessage(110, LogLevel.Warning, "Channel rejected a reply permanently with status {Status}")]
    public static partial void ReplyRefused(this ILogger logger, int status);

    [LoggerMessage(111, LogLevel.Information, "Delivery attempt {Attempt} failed; retrying in {Milliseconds} ms")]
    public static partial void ReplyRetried(this ILogger logger, int attempt, double milliseconds);

    [LoggerMessage(114, LogLevel.Information, "Proactive message skipped: recipient unreachable ({Status})")]
    public static partial void NotSentUnasked(this ILogger logger, int status);

    [LoggerMessage(115, LogLevel.Warning, "Could not deliver the notice that messages cannot be saved")]
    public static partial void NoticeNotSent(this ILogger logger);

    [LoggerMessage(116, LogLevel.Error, "Outbox of {Document} is full: dropped the {Count} oldest undelivered replies")]
    public static partial void RepliesDropped(this ILogger logger, string document, int count);

    [LoggerMessage(
        117,
        LogLevel.Warning,
        "This machine's clock differs from the store's by {Seconds:0.0} s (above 0: ahead). Leases use the store's clock."
    )]
    public static partial void ClocksApart(this ILogger logger, double seconds);

    [LoggerMessage(118, LogLevel.Warning, "Rejected a handover code without looking it up: too many wrong codes from the same source")]
    public static partial void TooManyWrongCodes(this ILogger logger);

    [LoggerMessage(119, LogLevel.Error, "Counting usage failed: {Type}\n{Place}")]
    public static partial void UsageNotCounted(this ILogger logger, string? type, string? place);

    [LoggerMessage(
        123,
        LogLevel.Warning,
        "Cannot exchange announcements with other instances; open pages read their logs instead: {Problem}"
    )]
    public static partial void AnnouncementsUnavailable(this ILogger logger, string problem);

    [LoggerMessage(120, LogLevel.Warning, "Rejected an activity: {Reason}")]
    public static partial void SenderRefused(this ILogger logger, string reason);

    [LoggerMessage(121, LogLevel.Warning, "Could not fetch the token signing keys of {Host}: {Type}")]
    public static partial void SigningKeysUnavailable(this ILogger logger, string host, string type);

    [LoggerMessage(122, LogLevel.Error, "Could not acquire a token for the Bot Connector: {Type}")]
    public static partial void NoToken(this ILogger logger, string type);

    [LoggerMessage(133, LogLevel.Information, "Deleted {Count} conversations without activity for {Days} days")]
    public static partial void IdleDeleted(this ILogger logger, int count, int days);

    [LoggerMessage(130, LogLevel.Information, "Conversation store: {Storage}")]
    public static partial void StorageReady(this ILogger logger, string storage);

    [LoggerMessage(131, LogLevel.Warning, "Waiting for the store's permission ({Waited:0} of {Longest:0} minutes): {Problem}")]
    public static partial void WaitingForPermission(this ILogger logger, double waited, double longest, string problem);

    [LoggerMessage(132, LogLevel.Critical, "Stopping: the store could not be opened: {Problem}")]
    public static partial void StoreNotOpened(this ILogger logger, string problem);
}
