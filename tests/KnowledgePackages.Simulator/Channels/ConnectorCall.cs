namespace KnowledgePackages.Simulator.Channels;

/// <summary>One call of the bot to the Bot Connector, and what became of it.</summary>
/// <param name="Number">Its place among all calls to this channel.</param>
/// <param name="Arrived">When it came in.</param>
/// <param name="Method">POST sends, PUT updates, DELETE takes back.</param>
/// <param name="ConversationId">Where to.</param>
/// <param name="ActivityId">For POST the activity that is answered, else the one that is changed; null where none is named.</param>
/// <param name="Body">The activity as it came.</param>
internal sealed record ConnectorCall(
    long Number,
    DateTimeOffset Arrived,
    string Method,
    string ConversationId,
    string? ActivityId,
    string Body
)
{
    /// <summary>Its place among the calls for this conversation, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>When the channel took it and showed it; null while it did not.</summary>
    public DateTimeOffset? Taken { get; set; }

    /// <summary>What was answered; 0 where nothing was.</summary>
    public int Status { get; set; }

    /// <summary>When the answer went out.</summary>
    public DateTimeOffset? Answered { get; set; }

    /// <summary>The wait that a 429 asked for.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>What went wrong with it by plan; null: nothing.</summary>
    public string? Fault { get; set; }
}
