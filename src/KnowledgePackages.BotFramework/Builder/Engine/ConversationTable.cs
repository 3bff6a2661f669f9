using KnowledgePackages.BotFramework.Storage;

namespace KnowledgePackages.BotFramework.Builder;

/// <summary>The conversations that this process holds, bounded: idle ones make room, the longest unused first.</summary>
internal sealed class ConversationTable(IStorage storage, TurnSettings settings)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<DocumentKey, Conversation> _conversations = [];
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

    /// <summary>Finds or makes the conversation and takes a place in its queue, as one step: it cannot be dropped in between.</summary>
    public (Conversation Conversation, Task<IDisposable?> Entered) Enter(DocumentKey key, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_conversations.TryGetValue(key, out var conversation))
            {
                MakeRoom();
                _conversations[key] = conversation = new Conversation(key, storage);
            }

            conversation.LastUsed = ++_uses;
            return (conversation, conversation.Queue.EnterAsync(settings.LongestQueue, cancellationToken));
        }
    }

    // A tenth at a time, so that the sort is paid for once in many turns.
    private void MakeRoom()
    {
        if (_conversations.Count < settings.ConversationsInMemory)
        {
            return;
        }

        var idle = _conversations.Values.Where(conversation => conversation.IsIdle).OrderBy(conversation => conversation.LastUsed);
        foreach (var conversation in idle.Take(Math.Max(1, settings.ConversationsInMemory / 10)).ToArray())
        {
            _conversations.Remove(conversation.Key);
        }
    }
}
