using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Builder;

/// <summary>One turn: the activity that came in, and the way to answer it.</summary>
/// <remarks>
/// A turn may run more than once before its outcome is kept, so nothing in it may depend on the time, chance or the network.
/// What is sent goes out after the turn, in order.
/// </remarks>
public interface ITurnContext
{
    /// <summary>The adapter that runs this turn.</summary>
    BotAdapter Adapter { get; }

    /// <summary>Objects that live as long as the turn.</summary>
    TurnContextStateCollection TurnState { get; }

    /// <summary>What came in.</summary>
    Activity Activity { get; }

    /// <summary>Whether anything but a trace was sent in this turn.</summary>
    bool Responded { get; }

    /// <summary>Sends a text to the sender of <see cref="Activity"/>.</summary>
    /// <param name="textReplyToSend">The text; markdown where the channel can.</param>
    /// <param name="speak">What is said aloud instead.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    /// <returns>The id by which the message can be changed later.</returns>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    Task<ResourceResponse?> SendActivityAsync(
        string textReplyToSend, string? speak = null, string? inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default);

    /// <summary>Sends an activity to the sender of <see cref="Activity"/>; addresses it and makes it a message if it has no type.</summary>
    /// <returns>The id by which the activity can be changed later.</returns>
    Task<ResourceResponse?> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Sends several activities, in this order.</summary>
    /// <returns>Their ids, in the same order.</returns>
    Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default);

    /// <summary>Puts an activity in the place of the sent one that has the same id. Nothing happens where the channel cannot.</summary>
    Task<ResourceResponse?> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Takes back a sent activity. Nothing happens where the channel cannot.</summary>
    Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);

    /// <summary>Takes back the sent activity that the reference names. Nothing happens where the channel cannot.</summary>
    Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default);
}

/// <summary>A turn whose activity is of a known type.</summary>
/// <typeparam name="T">The members that this type of activity has.</typeparam>
public interface ITurnContext<out T> : ITurnContext
    where T : IActivity
{
    /// <summary>What came in, with the members of its type.</summary>
    new T Activity { get; }
}
