using System.Net.Http.Headers;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>Checks whether many addresses can be opened, each address once.</summary>
internal static class LinkCheck
{
    // The user agent names this program and its purpose, so that the operators of the websites know who makes the requests.
    private static readonly ProductInfoHeaderValue[] Who =
    [
        new("KnowledgePackages", typeof(LinkCheck).Assembly.GetName().Version!.ToString(3)),
        new("(link check; an editor asks whether the links of this content still work)"),
    ];

    /// <summary>Checks the addresses and returns the verdict for each.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <param name="network">The HTTP handler. This method turns off the handler's redirects.</param>
    /// <param name="times">The timeouts, retries and pauses.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    public static async Task<IReadOnlyDictionary<Uri, LinkVerdict>> RunAsync(
        IEnumerable<Uri> addresses, SocketsHttpHandler network, LinkTimes times, TimeProvider time, CancellationToken cancellationToken)
    {
        network.AllowAutoRedirect = false;
        network.ConnectTimeout = times.Timeout;
        using var http = new HttpClient(network, disposeHandler: false) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        foreach (var part in Who)
        {
            http.DefaultRequestHeaders.UserAgent.Add(part);
        }

        http.DefaultRequestHeaders.Accept.Add(new("*/*")); // some servers reject requests without this header
        using var hosts = new HostQueue(times, time);
        var probe = new LinkProbe(http, hosts, times, time);
        var all = addresses.Distinct().Select(async url => KeyValuePair.Create(url, await probe.AskAsync(url, cancellationToken)));
        return new Dictionary<Uri, LinkVerdict>(await Task.WhenAll(all));
    }
}
