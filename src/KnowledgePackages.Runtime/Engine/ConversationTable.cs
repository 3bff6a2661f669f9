using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The conversations in this process, bounded: idle ones are evicted, the least recently used first.</summary>
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

    /// <summary>Finds or creates the conversation and enters its queue in one step, so that it cannot be evicted in between.</summary>
    /// <returns>The conversation, and the place in its queue; null instead of a place if there is no room.</returns>
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
            return (conversation, conversation.Queue.EnterAsync(settings.LongestQueue, cancellationToken));
        }
    }

    /// <summary>The conversation, if it is in this process.</summary>
    public Conversation? Find(DocumentKey key)
    {
        lock (_gate)
        {
            return _conversations.GetValueOrDefault(key);
        }
    }

    // Evicts a few more than needed and, if most are busy, does not try again at once, so that the scan is amortised over many turns.
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
