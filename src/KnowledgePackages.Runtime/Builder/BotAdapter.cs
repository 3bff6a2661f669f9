using KnowledgePackages.Runtime.Schema;

namespace KnowledgePackages.Runtime.Builder;

/// <summary>The bot's code for one turn.</summary>
public delegate Task BotCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);

/// <summary>Connects a bot with a channel: runs its turns and carries what they send.</summary>
public abstract class BotAdapter
{
    /// <summary>Where <see cref="ActivityHandler"/> leaves the <see cref="InvokeResponse"/> of an invoke, in the turn's state.</summary>
    public const string InvokeResponseKey = "BotFrameworkAdapter.InvokeResponse";

    /// <summary>Where the caller's identity is, in the turn's state.</summary>
    public const string BotIdentityKey = "BotIdentity";

    /// <summary>Called with what a turn throws; when it is null the exception goes to the caller.</summary>
    public Func<ITurnContext, Exception, Task>? OnTurnError { get; set; }

    /// <summary>What runs around every turn, in the order in which it was added.</summary>
    public MiddlewareSet MiddlewareSet { get; } = new();

    /// <summary>Adds a middleware after those that are there.</summary>
    /// <returns>This adapter.</returns>
    public BotAdapter Use(IMiddleware middleware)
    {
        MiddlewareSet.Use(middleware);
        return this;
    }

    /// <summary>Takes activities of a turn, in order. They are addressed already.</summary>
    /// <returns>An id for each, in the same order.</returns>
    public abstract Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken);

    /// <summary>Takes an activity that replaces the sent one with the same id.</summary>
    public abstract Task<ResourceResponse?> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken);

    /// <summary>Takes back the sent activity that the reference names.</summary>
    public abstract Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken);

    /// <summary>Runs a turn that nobody asked for, in a conversation that there has been: a reminder, for example.</summary>
    /// <param name="botId">The bot's app id; empty where it has none.</param>
    /// <param name="reference">Whom to speak with and where, as a former turn's activity said.</param>
    /// <param name="callback">The turn's code; its activity is an event named <see cref="ActivityEventNames.ContinueConversation"/>.</param>
    /// <param name="cancellationToken">Gives up waiting for the turn.</param>
    /// <exception cref="NotSupportedException">This adapter speaks only when it is spoken to.</exception>
    public virtual Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This adapter speaks only when it is spoken to.");

    /// <summary>Begins a conversation that there has not been yet, and runs its first turn.</summary>
    /// <param name="botAppId">The bot's app id; empty where it has none.</param>
    /// <param name="channelId">The channel, one of <see cref="Channels"/>.</param>
    /// <param name="serviceUrl">The root of the channel's Bot Connector, as a former activity of the channel named it.</param>
    /// <param name="audience">Whom the bot's token is for; null for the channel's own.</param>
    /// <param name="conversationParameters">Who is to be in it. Without a person, what the turn remembers belongs to the conversation itself.</param>
    /// <param name="callback">The turn's code; its activity is an event named <see cref="ActivityEventNames.CreateConversation"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="NotSupportedException">This adapter speaks only when it is spoken to.</exception>
    public virtual Task CreateConversationAsync(
        string botAppId, string channelId, string serviceUrl, string? audience, ConversationParameters conversationParameters,
        BotCallbackHandler callback, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This adapter speaks only when it is spoken to.");

    /// <summary>
    /// Runs the middleware and, inside it, the bot. What it throws passes through: the engine throws the failed run away and calls
    /// <see cref="OnTurnError"/> over a fresh one, so that half of a turn is never stored.
    /// </summary>
    protected Task RunPipelineAsync(ITurnContext turnContext, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(callback);
        return MiddlewareSet.ReceiveActivityAsync(turnContext, callback, cancellationToken);
    }
}
