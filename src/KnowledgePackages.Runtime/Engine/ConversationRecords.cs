using System.Runtime.CompilerServices;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Lists, exports and erases stored conversations for operators, also while hosts use the store. A host detects an erased document by its
/// ETag at the next input, and the person begins anew.
/// </summary>
public sealed class ConversationRecords(IConversationStore storage, IConversationMaintenance maintenance)
{
    /// <summary>Lists the selected conversations, in any order.</summary>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public async IAsyncEnumerable<DocumentSummary> ListAsync(
        ConversationFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(filter);
        await foreach (var document in maintenance.SummarizeAsync(filter.Prefix, cancellationToken))
        {
            if (!filter.NeedsContent || await storage.ReadAsync(document.Key, cancellationToken) is { } stored && filter.Selects(stored))
            {
                yield return document;
            }
        }
    }

    /// <summary>
    /// Writes the selected conversations as one JSON object: <c>conversations</c>, each with <c>name</c>, <c>lastWrite</c>,
    /// <c>document</c> (as it is stored) and <c>log</c> (the messages of the built-in web channel).
    /// </summary>
    /// <returns>The number of conversations.</returns>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public async Task<int> ExportAsync(ConversationFilter filter, Stream output, CancellationToken cancellationToken)
    {
        var count = 0;
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("conversations"u8);
        await foreach (var summary in ListAsync(filter, cancellationToken))
        {
            if (await storage.ReadAsync(summary.Key, cancellationToken) is not { } stored)
            {
                continue; // deleted since it was listed
            }

            json.WriteStartObject();
            json.WriteString("name"u8, summary.Key.Name);
            json.WriteString("lastWrite"u8, summary.LastWrite);
            json.WritePropertyName("document"u8);
            WriteRaw(json, stored.Content);
            json.WriteStartArray("log"u8);
            await foreach (var entry in ReadLogAsync(storage, summary.Key, cancellationToken))
            {
                WriteRaw(json, entry.Content);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
            count++;
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        return count;
    }

    /// <summary>
    /// Erases the selected conversations: documents, logs, due entries and marks of pending work. Erases again until nothing is left,
    /// because a host may store a turn that began before.
    /// </summary>
    /// <returns>The number of erased conversations.</returns>
    /// <exception cref="StorageException">The store failed. A second call completes the erasure.</exception>
    public async Task<int> EraseAsync(ConversationFilter filter, CancellationToken cancellationToken)
    {
        var erased = new HashSet<DocumentKey>();
        if (!filter.NeedsContent && filter.Prefix != DocumentKey.Conversations)
        {
            // A log or a due entry can exist without a document, so delete by prefix and not only what is listed.
            await foreach (var key in storage.ListAsync(filter.Prefix, cancellationToken))
            {
                erased.Add(key);
            }

            await storage.DeleteAsync(filter.Prefix, cancellationToken);
        }

        while (await ListAsync(filter, cancellationToken).Select(document => document.Key).ToListAsync(cancellationToken) is [_, ..] left)
        {
            foreach (var key in left)
            {
                await storage.DeleteAsync(key.Name, cancellationToken);
                erased.Add(key);
            }
        }

        return erased.Count;
    }

    internal static async IAsyncEnumerable<LogEntry> ReadLogAsync(
        IConversationStore storage,
        DocumentKey key,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        IReadOnlyList<LogEntry> page = [];
        do
        {
            page = await storage.ReadLogAsync(key, page is [.., var last] ? last.Number : 0, cancellationToken);
            foreach (var entry in page)
            {
                yield return entry;
            }
        }
        while (LogEntry.IsFull(page));
    }

    // Writes damaged content as a string, so that the export stays valid JSON.
    private static void WriteRaw(Utf8JsonWriter json, ReadOnlyMemory<byte> content)
    {
        try
        {
            using var parsed = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 128 });
            parsed.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteStringValue(System.Text.Encoding.UTF8.GetString(content.Span));
        }
    }
}
