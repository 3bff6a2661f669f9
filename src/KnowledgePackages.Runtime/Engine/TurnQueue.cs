
namespace KnowledgePackages.Runtime.Engine;

/// <summary>Lets one at a time through, in the order of arrival.</summary>
internal sealed class TurnQueue
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    /// <summary>How many are inside or waiting.</summary>
    public int Length { get; private set; }

    /// <summary>Waits for all who came before; disposing of the result lets the next one in.</summary>
    /// <returns>Null where <paramref name="longest"/> are here already.</returns>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; the place in the queue passes on by itself.</exception>
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
