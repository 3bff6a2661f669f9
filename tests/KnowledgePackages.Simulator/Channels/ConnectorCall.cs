namespace KnowledgePackages.Simulator.Channels;

/// <summary>One call of the bot to the Bot Connector, and its outcome.</summary>
/// <param name="Number">The sequence number among all calls to this channel.</param>
/// <param name="Arrived">When the call arrived.</param>
/// <param name="Method">POST sends, PUT updates, DELETE deletes.</param>
/// <param name="ConversationId">The conversation's id in the call's address.</param>
/// <param name="ActivityId">
/// The activity id in the call's address; null if there is none. POST has the id of the activity to which the bot replies, PUT and DELETE
/// the id of the activity to change or delete.
/// </param>
/// <param name="Body">The activity as JSON, as the bot sent it.</param>
internal sealed record ConnectorCall(
    long Number,
    DateTimeOffset Arrived,
    string Method,
    string ConversationId,
    string? ActivityId,
    string Body
)
{
    /// <summary>The sequence number among the calls for this conversation, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>When the channel accepted and showed the activity; null if the channel did not accept it.</summary>
    public DateTimeOffset? Taken { get; set; }

    /// <summary>The HTTP status of the response; 0 if there was none.</summary>
    public int Status { get; set; }

    /// <summary>When the response was sent; null if there was none.</summary>
    public DateTimeOffset? Answered { get; set; }

    /// <summary>The wait that a 429 requested; null if there was no such response.</summary>
    public TimeSpan? RetryAfter { get; set; }

    /// <summary>The name of the planned fault; null if none was planned.</summary>
    public string? Fault { get; set; }
}
