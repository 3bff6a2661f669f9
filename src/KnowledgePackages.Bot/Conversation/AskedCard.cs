using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>As what kind of card the person sees the last question.</summary>
internal enum AskedAs
{
    /// <summary>As the open prompt itself.</summary>
    Prompt,

    /// <summary>As a goodbye for now; the prompt is still open above it.</summary>
    Goodbye,

    /// <summary>As a reminder. A "yes" then answers the reminder and not the question.</summary>
    Reminder,
}

/// <summary>An open question on the person's screen.</summary>
/// <param name="Place">Id of the prompt that the question belongs to.</param>
/// <param name="ActivityIds">
/// Ids of the latest messages that showed the whole question; each is replaced when the question is answered.
/// </param>
/// <param name="SentAt">The earliest time at which the person can have read the question, by their clock and by the channel's.</param>
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

    /// <summary>The estimated part of <see cref="SentAt"/>: the delay of the message to which the question was the reply.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>When the question was asked, or shown again after a text was refused, by the host's clock.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether a text was refused because its sender cannot have read the question.</summary>
    public bool Refused { get; init; }

    /// <summary>Returns whether a text was certainly sent before its sender could read the question.</summary>
    /// <param name="sent">When the text was sent.</param>
    /// <param name="now">When the text arrived, by the host's clock.</param>
    /// <remarks>
    /// The estimated delay is wrong after a clock was corrected. So it leads to one refusal at most, and only if the sender's clock is
    /// known. A text that arrives within a second of the question counts as unseen too, because nobody reads and answers that quickly.
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
