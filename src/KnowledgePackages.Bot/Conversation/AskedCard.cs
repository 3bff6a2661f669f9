using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Assessment;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>How the person sees what was asked last.</summary>
internal enum AskedAs
{
    /// <summary>As the open prompt itself.</summary>
    Prompt,

    /// <summary>As a goodbye for now; the prompt is still open above it.</summary>
    Goodbye,

    /// <summary>As a reminder: "yes" then answers the reminder and is no answer to the question.</summary>
    Reminder,
}

/// <summary>An open question on the person's screen.</summary>
/// <param name="Place">Id of the prompt it belongs to.</param>
/// <param name="ActivityIds">
/// Ids of the latest messages that showed the whole question; each is replaced when the question is answered.
/// </param>
/// <param name="SentAt">The earliest time at which the person can have read it, by their clock and by the channel's.</param>
internal sealed record AskedCard(string Place, IReadOnlyList<string> ActivityIds, SentAt SentAt)
{
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    [JsonIgnore]
    public AskedAs As { get; init; }

    // Stored under these two names since before the enum existed.
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

    /// <summary>The part of <see cref="SentAt"/> that is an estimate: the delay of the message that this answers.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>When it was asked, or shown again after a refusal, by the host's clock.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether a text was refused here because its sender cannot have read this.</summary>
    public bool Refused { get; init; }

    /// <summary>Whether a text was surely sent before its sender could read this.</summary>
    /// <param name="sent">When the text was sent.</param>
    /// <param name="now">When it arrived, by the host's clock.</param>
    /// <remarks>
    /// The estimate of the delay is wrong after a clock was corrected. So it counts once, and only if the sender's own clock says the same;
    /// without that only for texts that arrive together, because nobody reads and answers within a second.
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
