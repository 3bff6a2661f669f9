using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The conversations in the memory of this process. Above <see cref="TurnSettings.ConversationsInMemory"/>, idle conversations are evicted,
/// the least recently used first.
/// </summary>
internal sealed class ConversationTable(IConversationStore storage, TurnSettings settings)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DocumentKey, Conversation> _conversations = [];
    private int _lookAt = settings.ConversationsInMemory;
    private long _uses;

    public IReadOnlyList<Conversation> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _conversations.Values];
            }
        }
    }

    /// <summary>
    /// Finds or creates the conversation and takes a place in its queue in one step, so that the conversation cannot be evicted in between.
    /// </summary>
    /// <returns>
    /// The conversation, and a task that completes when the caller has reached the front of the queue. The caller disposes the task's
    /// result to leave the queue. The result is null if the queue or the table is full.
    /// </returns>
    public (Conversation Conversation, Task<IDisposable?> Entered) Enter(DocumentKey key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_conversations.TryGetValue(key, out var conversation))
            {
                conversation = new Conversation(key, storage, settings);
                if (!MakeRoom())
                {
                    return (conversation, Task.FromResult<IDisposable?>(null));
                }

                _conversations[key] = conversation;
            }

            conversation.LastUsed = ++_uses;
            return (conversation, conversation.Queue.EnterAsync(settings.MaxQueueLength, cancellationToken));
        }
    }

    /// <summary>Returns the conversation if it is in memory; otherwise null.</summary>
    public Conversation? Find(DocumentKey key)
    {
        lock (_gate)
        {
            return _conversations.GetValueOrDefault(key);
        }
    }

    // Evicts idle conversations if necessary, and returns whether there is room for one more. A scan visits all conversations. To make
    // scans rare, each scan evicts a few more conversations than needed.
    private bool MakeRoom()
    {
        if (_conversations.Count >= Math.Min(_lookAt, settings.ConversationsAtOnce))
        {
            var step = Math.Max(1, settings.ConversationsInMemory / 10);
            var idle = _conversations.Values.Where(conversation => conversation.IsIdle).OrderBy(conversation => conversation.LastUsed);
            foreach (var conversation in idle.Take(_conversations.Count - settings.ConversationsInMemory + step).ToArray())
            {
                _conversations.Remove(conversation.Key);
            }

            _lookAt = Math.Max(settings.ConversationsInMemory, _conversations.Count + step);
        }

        return _conversations.Count < settings.ConversationsAtOnce;
    }
}
