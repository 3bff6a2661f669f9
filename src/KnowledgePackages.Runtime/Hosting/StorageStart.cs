namespace KnowledgePackages.Runtime.Hosting;

/// <summary>
/// Records whether the host is waiting for the permission to use its store. Background services begin their work after this wait.
/// </summary>
internal sealed class StorageStart
{
    private volatile TaskCompletionSource? _wait;

    /// <summary>Whether the host waits for the permission.</summary>
    public bool IsWaiting => !Opened.IsCompleted;

    /// <summary>Completes when the store is open. Complete from the beginning if there is no wait.</summary>
    public Task Opened => _wait?.Task ?? Task.CompletedTask;

    /// <summary>Begins the wait.</summary>
    public void Begin() => _wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends the wait.</summary>
    public void End() => _wait?.TrySetResult();
}
