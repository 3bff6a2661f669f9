using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// The keys of ASP.NET Core data protection. The framework caches the keys for a day; <see cref="Refresh"/> makes it read them earlier.
/// </summary>
internal sealed class RefreshableKeys(XmlKeyManager inner) : IKeyManager, IDisposable
{
    private CancellationTokenSource _cached = new();

    // Does not dispose the previous source, because key rings in the framework's cache still use its token.
    public void Refresh() => Interlocked.Exchange(ref _cached, new CancellationTokenSource()).Cancel();

    public CancellationToken GetCacheExpirationToken() =>
        CancellationTokenSource.CreateLinkedTokenSource(inner.GetCacheExpirationToken(), _cached.Token).Token;

    // Cancels the source but does not dispose it, because a request that ends during shutdown may still ask for the token. A source without
    // a timer holds no resource.
    public void Dispose() => _cached.Cancel();

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) =>
        inner.CreateNewKey(activationDate, expirationDate);

    public IReadOnlyCollection<IKey> GetAllKeys() => inner.GetAllKeys();

    public void RevokeKey(Guid keyId, string? reason = null) => inner.RevokeKey(keyId, reason);

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => inner.RevokeAllKeys(revocationDate, reason);
}

/// <summary>
/// Checks once a minute whether another process has stored a key or revoked keys, so that a running host rejects revoked tokens within a
/// minute. Each check lists only the names of the keys.
/// </summary>
internal sealed class KeyWatch(
    IConversationStore storage,
    RefreshableKeys keys,
    IDataProtectionProvider protection,
    ILogger<KeyWatch> logger,
    TimeProvider? time = null,
    StorageStart? start = null
) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private HashSet<DocumentKey>? _known;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _time);
        try
        {
            await (start?.Opened ?? Task.CompletedTask).WaitAsync(stoppingToken);
            do
            {
                await LookAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    /// <summary>
    /// Lists the stored keys and revocations. If their names differ from those of the last check, makes the framework read the keys.
    /// </summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await storage
                .ListAsync(StorageXmlRepository.Prefix, cancellationToken)
                .ToHashSetAsync(comparer: null, cancellationToken);
            var hasChanged = _known is not null && !_known.SetEquals(found);
            _known = found;
            if (hasChanged)
            {
                // At the next use, the framework still takes the cached keys and reads the new keys in the background. Start this read now.
                keys.Refresh();
                protection.CreateProtector(nameof(KeyWatch)).Protect([]);
            }
        }
        catch (StorageException exception)
        {
            logger.StoreFailed(exception.Message);
        }
    }
}
