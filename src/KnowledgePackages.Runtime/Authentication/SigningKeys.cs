using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>
/// The signing keys of one token issuer, from its OpenID metadata. The keys are fetched on first use, once a day, and when a token names an
/// unknown key. Because callers can invent key ids, there is at most one fetch in five minutes (one in a second while there are no keys).
/// If a fetch fails, the last keys stay in use.
/// </summary>
internal sealed class SigningKeys(Uri metadata, HttpClient http, IHostEnvironment environment, TimeProvider time, ILogger logger)
    : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MinIntervalAtFirst = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _gate = new(1);
    private Dictionary<string, SigningKey>? _keys;
    private DateTimeOffset _fetched;
    private DateTimeOffset _tried = DateTimeOffset.MinValue;

    /// <summary>Fetches the keys if none have been fetched yet. Returns whether there are keys now.</summary>
    public async Task<bool> AreAvailableAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(() => _keys is null, cancellationToken);
        return _keys is not null;
    }

    /// <summary>Returns the key with this id, and first fetches the keys if needed; null if the fetched keys do not include it.</summary>
    public async Task<SigningKey?> FindAsync(string? kid, CancellationToken cancellationToken)
    {
        if (kid is not { Length: > 0 })
        {
            return null;
        }

        await RefreshAsync(() => _keys is null || time.GetUtcNow() - _fetched > Lifetime, cancellationToken);
        await RefreshAsync(() => _keys?.ContainsKey(kid) is not true, cancellationToken);
        return _keys?.GetValueOrDefault(kid);
    }

    public void Dispose() => _gate.Dispose();

    // Fetches the keys if needed. One caller fetches at a time, and waiting callers use the result. After each attempt, successful or not,
    // no fetch begins within MinInterval (MinIntervalAtFirst while there are no keys).
    private async Task RefreshAsync(Func<bool> isNeeded, CancellationToken cancellationToken)
    {
        if (!isNeeded())
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (isNeeded() && time.GetUtcNow() - _tried >= (_keys is null ? MinIntervalAtFirst : MinInterval))
            {
                _keys = await FetchAsync(cancellationToken);
                _fetched = _tried = time.GetUtcNow();
            }
        }
        catch (Exception exception)
            when (exception
                    is HttpRequestException
                        or JsonException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or ArgumentException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            _tried = time.GetUtcNow();
            logger.SigningKeysUnavailable(metadata.Host, exception.GetType().Name);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<Dictionary<string, SigningKey>> FetchAsync(CancellationToken cancellationToken)
    {
        using var tooLong = new CancellationTokenSource(CallTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        using var found = JsonDocument.Parse(await http.GetByteArrayAsync(metadata, either.Token));
        var address = new Uri(found.RootElement.GetProperty("jwks_uri").GetString()!, UriKind.Absolute);
        if (!SafeAddress.Is(address, environment))
        {
            throw new InvalidOperationException("The address of the signing keys is not a safe address.");
        }

        using var set = JsonDocument.Parse(await http.GetByteArrayAsync(address, either.Token));
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var key in set.RootElement.GetProperty("keys").EnumerateArray())
        {
            if (
                key.TryGetProperty("kid", out var kid)
                && kid.GetString() is { Length: > 0 } name
                && key.GetProperty("kty").ValueEquals("RSA")
            )
            {
                keys[name] = new SigningKey(new JsonWebKey(key.GetRawText()), Endorsements(key));
            }
        }

        return keys;
    }

    private static HashSet<string> Endorsements(JsonElement key) =>
        key.TryGetProperty("endorsements", out var channels) && channels.ValueKind == JsonValueKind.Array
            ?
            [
                .. channels
                    .EnumerateArray()
                    .Where(channel => channel.ValueKind == JsonValueKind.String)
                    .Select(channel => channel.GetString()!),
            ]
            : [];
}

/// <summary>A public key, and the ids of the channels whose tokens the key may sign.</summary>
internal sealed record SigningKey(SecurityKey Key, IReadOnlySet<string> Endorsements);
