using System.Security.Cryptography;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>
/// Remembers which stream tokens have opened a web socket on this instance. A token from a log or a browser's history cannot open a second
/// web socket. Clients get a new token for each reconnect.
/// </summary>
internal sealed class UsedStreamTokens(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Queue<(string Mark, DateTimeOffset Forget)> _byTime = new();

    /// <summary>Records the use of a token. Returns true at the first use, and false at each later use.</summary>
    /// <param name="token">A token that <see cref="DirectLineTokens"/> has accepted.</param>
    public bool TryUse(string token)
    {
        var now = time.GetUtcNow();
        var mark = Convert.ToHexString(SHA256.HashData(DirectLineTokens.SealOf(token)));
        lock (_gate)
        {
            while (_byTime.TryPeek(out var oldest) && oldest.Forget <= now)
            {
                _used.Remove(_byTime.Dequeue().Mark);
            }

            if (!_used.Add(mark))
            {
                return false;
            }

            _byTime.Enqueue((mark, now + DirectLineTokens.StreamLifetime));
            return true;
        }
    }
}
