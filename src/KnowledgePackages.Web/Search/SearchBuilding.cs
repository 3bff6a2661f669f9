namespace KnowledgePackages.Web.Search;

/// <summary>
/// Builds the search once the port is open and the first people had time for their first replies: those need no search, and both would
/// compete for the CPU.
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

        // Starting and building leave garbage behind that would never be collected on a quiet host: 5 MB of working set.
        // See docs/decisions/0004-runtime-settings.md.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
