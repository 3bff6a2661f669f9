
namespace KnowledgePackages.Runtime.Engine;

/// <summary>Admits one caller at a time, in the order of arrival.</summary>
internal sealed class TurnQueue
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    /// <summary>How many callers are admitted or waiting.</summary>
    public int Length { get; private set; }

    /// <summary>Waits until all earlier callers have left the queue.</summary>
    /// <returns>
    /// The place of this caller, which the caller disposes to leave the queue; null if <paramref name="longest"/> callers are admitted or
    /// waiting already.
    /// </returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the queue skips this caller.</exception>
    public async Task<IDisposable?> EnterAsync(int longest, CancellationToken cancellationToken)
    {
        Task before;
        var place = new Place(this);
        lock (_gate)
        {
            if (Length >= longest)
            {
                return null;
            }

            Length++;
            before = _last;
            _last = place.Left;
        }

        try
        {
            await before.WaitAsync(cancellationToken);
            return place;
        }
        catch (OperationCanceledException)
        {
            _ = before.ContinueWith(_ => place.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    private sealed class Place(TurnQueue queue) : IDisposable
    {
        private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Left => _left.Task;

        public void Dispose()
        {
            lock (queue._gate)
            {
                if (!_left.TrySetResult())
                {
                    return;
                }

                queue.Length--;
            }
        }
    }
}
