using System.Text.Json;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Stores, finds, claims and settles the entries of handover codes. The bot reaches this class only through <see cref="TurnHandover"/>.
/// </summary>
internal sealed class Handovers(IConversationStore storage, TurnSettings settings, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// How long an entry is kept after its code has expired. During this time a turn that has claimed the code can be repeated after a
    /// crash.
    /// </summary>
    public static readonly TimeSpan KeptAfter = TimeSpan.FromMinutes(10);

    private readonly WrongCodes _wrong = new(storage);

    /// <summary>
    /// Stores the entry of a new code. The engine calls this method before it stores the document. If storing the document then fails, the
    /// code was never shown: a repeat of the turn replaces the entry, or <see cref="SettleAsync"/> deletes the entry after its expiry.
    /// </summary>
    /// <exception cref="StorageException">
    /// Another document has created the same code, a document has claimed the code, or another instance has written the entry at the same
    /// time.
    /// </exception>
    public async Task StoreAsync(HandoverOffer offer, DocumentKey from, CancellationToken cancellationToken)
    {
        var entry = new HandoverEntry(from.Name, offer.Until);
        var found = await ReadAsync(offer.Key, cancellationToken);
        if (found is { Entry: var other } && (other.From != from.Name || other.To is not null)
            || await WriteAsync(offer.Key, entry, found?.ETag, [offer.Until], cancellationToken) is null)
        {
            throw new StorageException("Another document has the same handover code. Repeat the turn.");
        }
    }

    public Task<HandoverFinding> AnswerAsync(HandoverRequest request, TurnInput input, CancellationToken cancellationToken) =>
        request.IsClaim ? ClaimAsync(request.Key, input.Document) : FindAsync(request.Key, input, cancellationToken);

    /// <summary>
    /// If the claiming document has completed the handover, sends the event to the document that created the code and deletes the entry.
    /// Also deletes expired entries and expired counters of wrong codes.
    /// </summary>
    /// <returns>True if the entry or counter is gone; false if it must be checked again later.</returns>
    public async Task<bool> SettleAsync(DocumentKey key, DueCallback notify, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (key.IsForWrongCodes)
        {
            return await _wrong.SweepAsync(key, now, cancellationToken);
        }

        if (await ReadAsync(key, cancellationToken) is not { Entry: var entry })
        {
            return true;
        }

        if (await IsCompletedAsync(key, entry, cancellationToken))
        {
            if (await DocumentAsync(entry.From, cancellationToken) is { Reference.IsEmpty: false } from
                && !await notify(Notice(key, from), cancellationToken))
            {
                return false;
            }
        }
        else if (now < entry.Until + KeptAfter)
        {
            return false;
        }

        await storage.DeleteAsync(key.Name, cancellationToken);
        return true;
    }

    private async Task<HandoverFinding> FindAsync(DocumentKey key, TurnInput input, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<DocumentKey> counted = [];
        foreach (var source in SourcesOf(input))
        {
            if (!await _wrong.TryAddAsync(source, now, cancellationToken))
            {
                logger.TooManyWrongCodes();
                return HandoverFinding.TooManyWrong.Instance;
            }

            counted.Add(source);
        }

        if (await ReadAsync(key, cancellationToken) is not { Entry: var entry }
            || now >= entry.Until
            || !await IsOpenForAsync(input.Document, key, entry, cancellationToken)
            || await DocumentAsync(entry.From, cancellationToken) is not { } from)
        {
            return HandoverFinding.Nothing.Instance;
        }

        foreach (var source in counted)
        {
            await _wrong.RemoveAsync(source, now, cancellationToken);
        }

        return Found(from, isOwn: entry.From == input.Document.Name);
    }

    // Takes no cancellation token: a claim that has begun runs to its end, like the write of a turn.
    private async Task<HandoverFinding> ClaimAsync(DocumentKey key, DocumentKey to)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            if (await ReadAsync(key, CancellationToken.None) is not var (entry, etag)
                || (entry.To is null && now >= entry.Until)
                || !await IsOpenForAsync(to, key, entry, CancellationToken.None)
                || await DocumentAsync(entry.From, CancellationToken.None) is not { } from)
            {
                return HandoverFinding.Nothing.Instance;
            }

            // Also add a due entry for this hour. If this process dies before it sends the event, the next check of due entries sends it.
            if (entry.To is not null
                || await WriteAsync(key, entry with { To = to.Name }, etag, [now, entry.Until], CancellationToken.None) is not null)
            {
                return Found(from, isOwn: entry.From == to.Name);
            }
        }
    }

    // The claiming document can use the code again until the handover is completed, because the process may have died after the claim and
    // before the commit of the turn.
    private async Task<bool> IsOpenForAsync(
        DocumentKey document, DocumentKey key, HandoverEntry entry, CancellationToken cancellationToken) =>
        entry.To is null || (entry.To == document.Name && !await IsCompletedAsync(key, entry, cancellationToken));

    private async Task<bool> IsCompletedAsync(DocumentKey key, HandoverEntry entry, CancellationToken cancellationToken) =>
        entry.To is { } to
        && await DocumentAsync(to, cancellationToken) is { } document
        && document.Handovers.Contains(key.Name);

    // Count wrong codes per network too, because one client can pretend to be any number of visitors.
    private static IEnumerable<DocumentKey> SourcesOf(TurnInput input)
    {
        var name = input.Document.Name;
        yield return DocumentKey.ForWrongCodes($"person {name[..name.LastIndexOf('/')]}");
        if (input.Source is { } network)
        {
            yield return DocumentKey.ForWrongCodes($"network {network}");
        }
    }

    private HandoverFinding.Found Found(ConversationDocument from, bool isOwn) =>
        new(new StateSnapshot(from, settings.Json), isOwn);

    private static Activity Notice(DocumentKey key, ConversationDocument from)
    {
        var notice = JsonSerializer.Deserialize(from.Reference.Span, WireJson.PlainReference)!.ToContinuation();
        (notice.Name, notice.Value) = (TurnHandover.EventName, key.Name);
        notice.Id = $"handover/{key.Name[(key.Name.LastIndexOf('/') + 1)..]}"; // same id in every instance: a second event is a repeat
        return notice;
    }

    private async Task<ConversationDocument?> DocumentAsync(string name, CancellationToken cancellationToken) =>
        await storage.ReadAsync(new DocumentKey(name), cancellationToken) is { } stored
            ? ConversationDocumentJson.Read(stored.Content)
            : null;

    private async Task<(HandoverEntry Entry, ETag ETag)?> ReadAsync(DocumentKey key, CancellationToken cancellationToken) =>
        await storage.ReadAsync(key, cancellationToken) is { } stored
        && JsonSerializer.Deserialize(stored.Content.Span, HandoverJson.Default.HandoverEntry) is { } entry
            ? (entry, stored.ETag)
            : null;

    private async Task<ETag?> WriteAsync(
        DocumentKey key, HandoverEntry entry, ETag? etag, IReadOnlyList<DateTimeOffset> due, CancellationToken cancellationToken)
    {
        var write = new DocumentWrite(JsonSerializer.SerializeToUtf8Bytes(entry, HandoverJson.Default.HandoverEntry)) { Due = due };
        return await storage.WriteAsync(key, write, etag, cancellationToken) is WriteResult.Written written ? written.ETag : null;
    }
}
