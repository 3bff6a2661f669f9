using System.Collections.Concurrent;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>Limits requests: one at a time to each host, followed by a pause, and only to a few hosts at once.</summary>
internal sealed class HostQueue(LinkTimes times, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _places = new(times.Hosts);

    /// <summary>Runs the request when it is this host's turn. The pause blocks the same host, but not the others.</summary>
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
