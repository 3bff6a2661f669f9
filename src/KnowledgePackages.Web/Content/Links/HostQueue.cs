using System.Collections.Concurrent;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>
/// Limits the requests of the link check: one request at a time to each host, a pause after each response, and requests to only a few hosts
/// at the same time.
/// </summary>
internal sealed class HostQueue(LinkTimes times, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _places = new(times.Hosts);

    /// <summary>
    /// Makes the request when the limits allow it. The pause after the response delays only the next request to the same host.
    /// </summary>
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
