using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Copies all documents from one store to another, with their logs, due entries and marks of pending work. The documents include the keys
/// that protect tokens, but not the documents that hosts write for themselves and not the handover codes. No host may use either store
/// during the copy. After an interruption, a second run completes the copy.
/// </summary>
/// <param name="from">The store to read.</param>
/// <param name="to">The store to write. It must not contain other versions of the same documents.</param>
/// <param name="state">Describes the bot's state. The due entries in the other store are computed from the times in this state.</param>
public sealed class ConversationCopy(IConversationStore from, IConversationStore to, StateContract state)
{
    // The prefixes of the documents that are not copied. The hosts of the other store write their own health and retention documents.
    // Handover codes are valid for ten minutes only, so a copy would be useless.
    private static readonly string[] OfTheHost = ["health/", "retention/", DocumentKey.Handovers];

    private readonly TurnSettings _settings = new()
    {
        Instance = "",
        LogIsAtomic = to.LogIsAtomic,
        Json = StateJson.Options(state.Types),
        Due = state.Due,
    };

    /// <summary>Copies the documents, and returns counts of them. Documents that an earlier run has copied are counted too.</summary>
    /// <exception cref="StorageException">A store failed, or the other store has another version of a document.</exception>
    public async Task<CopiedConversations> RunAsync(CancellationToken cancellationToken)
    {
        var copied = new CopiedConversations(0, 0, 0, 0, 0);
        await foreach (var key in from.ListAsync("", cancellationToken))
        {
            if (
                Array.Exists(OfTheHost, prefix => key.Name.StartsWith(prefix, StringComparison.Ordinal))
                || await from.ReadAsync(key, cancellationToken) is not { } stored
            )
            {
                continue;
            }

            var write = WriteOf(key, stored.Content);
            var entries = await CopyLogAsync(key, cancellationToken); // copy the log first, so that a copied document always has its log
            await WriteAsync(key, write, cancellationToken);
            var isConversation = key.Name.StartsWith(DocumentKey.Conversations, StringComparison.Ordinal);
            copied = new(
                copied.Conversations + (isConversation ? 1 : 0),
                copied.LogEntries + entries,
                copied.Due + write.Due.Count,
                copied.Pending + (write.IsPending ? 1 : 0),
                copied.Others + (isConversation ? 0 : 1)
            );
        }

        return copied;
    }

    private async Task WriteAsync(DocumentKey key, DocumentWrite write, CancellationToken cancellationToken)
    {
        if (
            await to.WriteAsync(key, write, etag: null, cancellationToken) is WriteResult.Conflict
            && await to.ReadAsync(key, cancellationToken) is { } other
            && !other.Content.Span.SequenceEqual(write.Content.Span)
        )
        {
            throw new StorageException(
                $"The store to copy to has another version of {key.Name}. Copy to an empty store, and stop all hosts that use either store."
            );
        }
    }

    private async Task<int> CopyLogAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (
            var page in ConversationRecords.ReadLogAsync(from, key, cancellationToken).Chunk(LogEntry.MaxPageEntries)
        )
        {
            await to.AppendLogAsync(key, page, cancellationToken);
            count += page.Length;
        }

        return count;
    }

    private DocumentWrite WriteOf(DocumentKey key, ReadOnlyMemory<byte> content)
    {
        var write = new DocumentWrite(content);
        if (!key.Name.StartsWith(DocumentKey.Conversations, StringComparison.Ordinal))
        {
            return write;
        }

        try
        {
            var document = ConversationDocumentJson.Read(content);
            return write with
            {
                IsPending = document.IsPending,
                Due = DueTime.In(document.Properties, _settings) is { } due ? [due] : [],
            };
        }
        catch (JsonException)
        {
            return write; // an unreadable document needs no mark and no due entry, because no instance can process it
        }
    }
}

/// <summary>Counts of the data that <see cref="ConversationCopy"/> has copied, in this run or in an earlier one.</summary>
/// <param name="Conversations">The number of conversations.</param>
/// <param name="LogEntries">The number of entries in their logs.</param>
/// <param name="Due">The number of due entries.</param>
/// <param name="Pending">The number of conversations with undelivered replies.</param>
/// <param name="Others">The number of other documents, for example keys.</param>
public sealed record CopiedConversations(int Conversations, int LogEntries, int Due, int Pending, int Others);
