using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Opens the store before the other services start. If the store cannot be used, the program does not start. One failure is different,
/// because it can end by itself: Azure takes up to ten minutes to apply the role of a new identity. While the role is missing, the host
/// listens, reports that it is not ready, and tries again. If the role is still missing after ten minutes, the program ends with the
/// failure.
/// </summary>
internal sealed class StorageOpener(
    IConversationStore storage,
    IOptions<StorageOptions> options,
    StorageStart start,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<StorageOpener> logger
) : IHostedLifecycleService, IDisposable
{
    /// <summary>
    /// How long Azure needs at most to apply a new role, according to its documentation. After this time the program ends.
    /// </summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>The interval between two attempts.</summary>
    public static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LogEvery = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private Task _waiting = Task.CompletedTask;
    private Exception? _failure;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync(cancellationToken);
        }
        catch (StorageException exception) when (exception.IsMissingPermission && HasIdentity())
        {
            start.Begin();
            _waiting = WaitForPermissionAsync(exception, _stopping.Token);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _waiting;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Throws the failure of the store, if there is one, at the end of the shutdown. So the program ends with this failure.
    /// </summary>
    public Task StoppedAsync(CancellationToken cancellationToken) =>
        _failure is { } failure ? Task.FromException(failure) : Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    // Returns whether the host signs in to Azure with an identity. Only then can waiting help: Azure may not have applied the identity's
    // role yet. The permissions in a connection string do not change while the program waits.
    private bool HasIdentity() =>
        options.Value is { Provider: StorageOptions.AzureBlobsProvider, AzureBlobs.ConnectionString: null or "" };

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await storage.OpenAsync(cancellationToken);
        logger.StorageReady(storage is ObservedConversationStore observed ? observed.Kind : storage.GetType().Name);
    }

    private async Task WaitForPermissionAsync(StorageException failure, CancellationToken stopping)
    {
        try
        {
            await RetryAsync(failure, stopping);
            start.End();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (Exception exception)
        {
            logger.StoreNotOpened(exception.Message);
            _failure = exception;
            lifetime.StopApplication();
        }
    }

    private async Task RetryAsync(StorageException failure, CancellationToken stopping)
    {
        var started = time.GetTimestamp();
        var nextLog = TimeSpan.Zero;
        using var timer = new PeriodicTimer(RetryEvery, time);
        for (var waited = TimeSpan.Zero; waited < LongestWait; waited = time.GetElapsedTime(started))
        {
            if (waited >= nextLog)
            {
                logger.WaitingForPermission(waited.TotalMinutes, LongestWait.TotalMinutes, failure.Message);
                nextLog = waited + LogEvery;
            }

            await timer.WaitForNextTickAsync(stopping);
            try
            {
                await OpenAsync(stopping);
                return;
            }
            catch (StorageException exception)
            {
                failure = exception;
            }
        }

        throw failure;
    }
}
