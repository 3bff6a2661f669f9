using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Checks whether the store reads and writes. With a full disk or a missing permission only writes fail. So the check also writes a small
/// document of its own: at most once in ten seconds, and at every check after a failure.
/// </summary>
internal sealed class StoreCheck(
    IConversationStore storage,
    StorageStart start,
    TimeProvider time,
    ILogger<StoreCheck> logger
) : IHealthCheck
{
    private static readonly DocumentKey Document = new("health/check");
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long? _written;
    private bool _isFailing;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (start.IsWaiting)
        {
            return HealthCheckResult.Unhealthy("It waits for its role on the container; a new role can take ten minutes.");
        }

        try
        {
            var stored = await storage.ReadAsync(Document, cancellationToken).WaitAsync(cancellationToken);
            if (IsWriteDue())
            {
                // Ignore the result: a conflict with a write of another instance also shows that the store works.
                var write = new DocumentWrite("{}"u8.ToArray());
                await storage.WriteAsync(Document, write, stored?.ETag, cancellationToken).WaitAsync(cancellationToken);
                NoteWritten();
            }

            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is StorageException or OperationCanceledException)
        {
            if (IsFirstFailure())
            {
                logger.StoreFailed(exception is StorageException ? exception.Message : "The check of the store timed out.");
            }

            return HealthCheckResult.Unhealthy("The store does not read and write. The log has the reason.");
        }
    }

    private bool IsWriteDue()
    {
        lock (_gate)
        {
            return _isFailing || _written is not { } written || time.GetElapsedTime(written) >= WriteEvery;
        }
    }

    private void NoteWritten()
    {
        lock (_gate)
        {
            (_written, _isFailing) = (time.GetTimestamp(), false);
        }
    }

    private bool IsFirstFailure()
    {
        lock (_gate)
        {
            var isFirst = !_isFailing;
            _isFailing = true;
            return isFirst;
        }
    }
}
