using System.Collections.Concurrent;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>One request at a time to each host, with a pause behind it, and to a few hosts at once.</summary>
internal sealed class HostQueue(LinkTimes times, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _places = new(times.Hosts);

    /// <summary>Asks when it is this host's turn. The pause counts as its turn too, but takes no place from other hosts.</summary>
    public async Task<T> AskAsync<T>(string host, Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        var queue = _hosts.GetOrAdd(host, _ => new SemaphoreSlim(1));
        await queue.WaitAsync(cancellationToken);
        try
        {
            await _places.WaitAsync(cancellationToken);
            try
            {
                return await ask();
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            _ = ReleaseLaterAsync(queue);
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task ReleaseLaterAsync(SemaphoreSlim queue)
    {
        await Task.Delay(times.Pause, time);
        queue.Release();
    }
}
