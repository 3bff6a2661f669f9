using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Counts the wrong handover codes of each source in the store, so that all instances count together and a restart forgets nothing.
/// </summary>
internal sealed class WrongCodes(IConversationStore storage)
{
    /// <summary>
    /// Counts a code before anybody looks whether it is good, so that codes that arrive at the same moment cannot pass the limit together.
    /// </summary>
    /// <returns>False, without counting, if the source has reached its limit.</returns>
    public async Task<bool> TryAddAsync(DocumentKey source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (recent, etag) = await ReadAsync(source, now, cancellationToken);
            if (recent.Count >= TurnHandover.MostWrongCodes)
            {
                return false;
            }

            if (await WriteAsync(source, [.. recent, now], now, etag, cancellationToken))
            {
                return true;
            }
        }
    }

    /// <summary>Takes a code back that was counted at <paramref name="at"/> and was good.</summary>
    public async Task RemoveAsync(DocumentKey source, DateTimeOffset at, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (recent, etag) = await ReadAsync(source, at, cancellationToken);
            var index = recent.IndexOf(at);
            if (index < 0)
            {
                return;
            }

            recent.RemoveAt(index);
            if (await WriteAsync(source, recent, at, etag, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>Deletes the counter if none of its codes counts any more.</summary>
    /// <returns>False if the counter must stay.</returns>
    public async Task<bool> SweepAsync(DocumentKey source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if ((await ReadAsync(source, now, cancellationToken)).Recent.Count > 0)
        {
            return false;
        }

        await storage.DeleteAsync(source.Name, cancellationToken);
        return true;
    }

    private async Task<(List<DateTimeOffset> Recent, ETag? ETag)> ReadAsync(
        DocumentKey source, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await storage.ReadAsync(source, cancellationToken);
        var count = stored is null ? null : JsonSerializer.Deserialize(stored.Content.Span, HandoverJson.Default.WrongCodesCount);
        return ([.. (count?.At ?? []).Where(at => (now - at).Duration() < TurnHandover.WrongCodesCountFor)], stored?.ETag);
    }

    private async Task<bool> WriteAsync(
        DocumentKey source, List<DateTimeOffset> at, DateTimeOffset now, ETag? etag, CancellationToken cancellationToken)
    {
        var write = new DocumentWrite(JsonSerializer.SerializeToUtf8Bytes(new WrongCodesCount(at), HandoverJson.Default.WrongCodesCount))
        {
            Due = [now + TurnHandover.WrongCodesCountFor],
        };
        return await storage.WriteAsync(source, write, etag, cancellationToken) is WriteResult.Written;
    }
}
