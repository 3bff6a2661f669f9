namespace KnowledgePackages.Web.Search;

/// <summary>
/// Builds the search some time after the port is open, because the build would compete for the CPU with the first replies, which need no
/// search.
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

        // Collect the garbage of the start and the build: on a quiet host it would stay for ever, 5 MB of working set. See
        // docs/decisions/0004-runtime-settings.md.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
