using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Lists, exports and erases stored conversations for operators, also while hosts use the store. A host may have an erased document in
/// memory. At the conversation's next input, the host detects the erasure by the ETag, and the bot starts with an empty state.
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
    /// Writes the selected conversations as one JSON object. Its array <c>conversations</c> has one object for each conversation:
    /// <c>name</c>, <c>lastWrite</c>, <c>data</c> (the state as <paramref name="describe"/> returns it; null if the state cannot be read),
    /// <c>document</c> (as stored) and <c>log</c> (the messages of the built-in web channel).
    /// </summary>
    /// <param name="filter">Selects the conversations.</param>
    /// <param name="contract">Describes the bot's state.</param>
    /// <param name="describe">Returns a state as JSON that people can read.</param>
    /// <param name="output">The stream to write to.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The number of exported conversations.</returns>
    /// <exception cref="StorageException">The store cannot be read.</exception>
    public async Task<int> ExportAsync(
        ConversationFilter filter,
        StateContract contract,
        Func<StateSnapshot, byte[]> describe,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(describe);
        var (count, options) = (0, StateJson.Options(contract.Types));
        await using var json = new Utf8JsonWriter(
            output,
            new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartObject();
        json.WriteStartArray("conversations"u8);
        await foreach (var summary in ListAsync(filter, cancellationToken))
        {
            if (await storage.ReadAsync(summary.Key, cancellationToken) is not { } stored)
            {
                continue; // the conversation was deleted after it was listed
            }

            json.WriteStartObject();
            json.WriteString("name"u8, summary.Key.Name);
            json.WriteString("lastWrite"u8, summary.LastWrite);
            json.WritePropertyName("data"u8);
            WriteState(json, stored.Content, options, describe);
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
    /// Erases the selected conversations: documents, logs, due entries and marks of pending work. Repeats the erasure until a listing finds
    /// nothing, because a host may store the outcome of a turn that began before the erasure.
    /// </summary>
    /// <returns>The number of erased conversations.</returns>
    /// <exception cref="StorageException">The store failed. A second call completes the erasure.</exception>
    public async Task<int> EraseAsync(ConversationFilter filter, CancellationToken cancellationToken)
    {
        var erased = new HashSet<DocumentKey>();
        if (!filter.NeedsContent && filter.Prefix != DocumentKey.Conversations)
        {
            // First delete by prefix: a log or a due entry can exist without a document, and a listing returns only documents.
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

    private static void WriteState(
        Utf8JsonWriter json,
        ReadOnlyMemory<byte> content,
        JsonSerializerOptions options,
        Func<StateSnapshot, byte[]> describe
    )
    {
        try
        {
            WriteRaw(json, describe(new(ConversationDocumentJson.Read(content), options)));
        }
        catch (JsonException)
        {
            json.WriteNullValue();
        }
    }

    // Writes content that is not valid JSON as a JSON string, so that the export stays valid.
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
