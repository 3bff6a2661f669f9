using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>The kind of card with which the bot last asked the open prompt.</summary>
internal enum AskedAs
{
    /// <summary>The card of the prompt itself.</summary>
    Prompt,

    /// <summary>A goodbye. The card of the prompt itself is above it on the screen, and the prompt is still open.</summary>
    Goodbye,

    /// <summary>A reminder. A "yes" then chooses the reminder's button to continue, and does not answer the open question.</summary>
    Reminder,
}

/// <summary>The card on the person's screen with which the bot last asked the open prompt.</summary>
/// <param name="Place">The id of the prompt (<see cref="OpenPrompt.Id"/>).</param>
/// <param name="ActivityIds">
/// The ids of the latest messages that showed the whole card of the prompt. All of them are replaced when the person answers the question.
/// </param>
/// <param name="SentAt">The earliest time at which the person can have read the card, by their clock and by the channel's clock.</param>
internal sealed record AskedCard(string Place, IReadOnlyList<string> ActivityIds, SentAt SentAt)
{
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    [JsonIgnore]
    public AskedAs As { get; init; }

    // The enum is stored as two flags, because stored documents have had these two names since before the enum existed.
    [JsonInclude]
    internal bool IsLeave
    {
        get => As != AskedAs.Prompt;
        init => As = value && As == AskedAs.Prompt ? AskedAs.Goodbye : As;
    }

    [JsonInclude]
    internal bool IsReminder
    {
        get => As == AskedAs.Reminder;
        init => As = value ? AskedAs.Reminder : As;
    }

    /// <summary>
    /// The estimated delay of the incoming message to which this card was the reply. <see cref="SentAt"/> is the time at which that message
    /// was sent, plus this delay.
    /// </summary>
    public TimeSpan Delay { get; init; }

    /// <summary>
    /// The time, by the host's clock, at which the bot asked the prompt, or asked it again after a refused text. Null if no message of the
    /// person caused the card.
    /// </summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether the bot has refused a text because its sender could not have read the card.</summary>
    public bool Refused { get; init; }

    /// <summary>Returns whether a text was certainly sent before its sender could read this card.</summary>
    /// <param name="sent">The time at which the text was sent.</param>
    /// <param name="now">The time at which the text arrived, by the host's clock.</param>
    /// <remarks>
    /// The text must have been sent no later than <see cref="SentAt"/>. This is not enough, because a correction of a clock makes
    /// <see cref="Delay"/> wrong. So one of these must also be true:
    /// The text was sent no later than the message that caused the card.
    /// The text arrives less than a second after the bot asked. Nobody reads and answers that quickly.
    /// Both times are known by the sender's clock, and no text was refused at this card yet.
    /// </remarks>
    public bool IsUnseenAt(SentAt sent, DateTimeOffset now)
    {
        if (!sent.IsNoLaterThan(SentAt))
        {
            return false;
        }

        var isSentBeforeTheCause = sent.IsNoLaterThan(SentAt.Later(-Delay));
        var comesTogether = now >= At && now - At < Together;
        return isSentBeforeTheCause || comesTogether || (!Refused && sent.Local is not null && SentAt.Local is not null);
    }
}
