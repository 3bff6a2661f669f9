using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Counts the wrong handover codes of each source (a person or a network). The counts are in the store, so that all instances share them
/// and a restart does not reset them.
/// </summary>
internal sealed class WrongCodes(IConversationStore storage)
{
    /// <summary>
    /// Counts a code as wrong before anybody looks it up, so that codes that arrive at the same time cannot exceed the limit together.
    /// <see cref="RemoveAsync"/> removes the count of a good code.
    /// </summary>
    /// <returns>True if the code was counted; false if the source had already reached its limit.</returns>
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

    /// <summary>Removes the count of a code that was counted at the time <paramref name="at"/>, because the code was good.</summary>
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

    /// <summary>Deletes the counter if all its codes are too old to count.</summary>
    /// <returns>True if the counter was deleted; false if it still has a code that counts.</returns>
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
