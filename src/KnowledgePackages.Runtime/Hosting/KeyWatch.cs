using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// The keys of data protection. The framework caches them for a day; <see cref="Refresh"/> makes it read them again at the next use.
/// </summary>
internal sealed class RefreshableKeys(XmlKeyManager inner) : IKeyManager, IDisposable
{
    private CancellationTokenSource _cached = new();

    // Without a dispose of the earlier source, because cached rings still hold its token.
    public void Refresh() => Interlocked.Exchange(ref _cached, new CancellationTokenSource()).Cancel();

    public CancellationToken GetCacheExpirationToken() =>
        CancellationTokenSource.CreateLinkedTokenSource(inner.GetCacheExpirationToken(), _cached.Token).Token;

    public void Dispose() => _cached.Dispose();

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) =>
        inner.CreateNewKey(activationDate, expirationDate);

    public IReadOnlyCollection<IKey> GetAllKeys() => inner.GetAllKeys();

    public void RevokeKey(Guid keyId, string? reason = null) => inner.RevokeKey(keyId, reason);

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => inner.RevokeAllKeys(revocationDate, reason);
}

/// <summary>
/// Looks once a minute whether another process has stored a key or revoked the keys, so that a running host rejects revoked tokens within
/// a minute. The look is one short listing.
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

    /// <summary>Compares the names of the stored keys and revocations with those of the last look.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await storage.ListAsync(StorageXmlRepository.Prefix, cancellationToken).ToHashSetAsync(comparer: null, cancellationToken);
            var hasChanged = _known is not null && !_known.SetEquals(found);
            _known = found;
            if (hasChanged)
            {
                // The framework uses the cached keys once more, and reads the keys in the background. Begin this now.
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
