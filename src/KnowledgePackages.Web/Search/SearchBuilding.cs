namespace KnowledgePackages.Web.Search;

/// <summary>
/// Builds the first search two seconds after the host has started, because the build would otherwise compete for the CPU with the first
/// replies, which need no search.
/// </summary>
internal sealed class SearchBuilding(ContentSearches searches, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(Pause, time, stoppingToken);
        searches.BuildFirst();

        // Collect the garbage of the startup and of the build. On a host with little traffic these 5 MB would otherwise stay in memory for
        // ever (docs/decisions/0004-runtime-settings.md).
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
