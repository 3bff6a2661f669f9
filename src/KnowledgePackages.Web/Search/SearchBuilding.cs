namespace KnowledgePackages.Web.Search;

/// <summary>
/// Builds the search when the port is open and the first people had time for their first answers: those need no search, and the two would
/// take the processor from each other.
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

        // Start and building leave garbage behind, and on a quiet host nobody would ever come for it: 8 MB of working set.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
