namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>Wakes one waiter. Signals that arrive while nobody waits are merged into one.</summary>
internal sealed class Signal
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = New();

    /// <summary>Wakes the waiter, or the next one.</summary>
    public void Set()
    {
        lock (_gate)
        {
            _next.TrySetResult();
        }
    }

    /// <summary>Waits for a signal. Returns false if there is none within the given time.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public async Task<bool> WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        if (longest <= TimeSpan.Zero)
        {
            return false;
        }

        Task next;
        lock (_gate)
        {
            next = _next.Task;
        }

        // Most waits end without a signal. No exception is thrown then.
        await next.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var isSet = _next.Task.IsCompleted;
            _next = isSet ? New() : _next;
            return isSet;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
