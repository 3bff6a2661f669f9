using System.Net.Http.Headers;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>Checks many addresses, each once.</summary>
internal static class LinkCheck
{
    // Who we are and what for, so that whoever runs a website can tell; a browser's name would be a lie.
    private static readonly ProductInfoHeaderValue[] Who =
    [
        new("KnowledgePackages", typeof(LinkCheck).Assembly.GetName().Version!.ToString(3)),
        new("(link check; an editor asks whether the links of this content still work)"),
    ];

    /// <summary>What is found at each address.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <param name="network">The way to them; it is told not to follow redirects by itself.</param>
    /// <param name="times">How patient and how polite.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
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

        http.DefaultRequestHeaders.Accept.Add(new("*/*")); // some servers refuse whoever says nothing
        using var hosts = new HostQueue(times, time);
        var probe = new LinkProbe(http, hosts, times, time);
        var all = addresses.Distinct().Select(async url => KeyValuePair.Create(url, await probe.AskAsync(url, cancellationToken)));
        return new Dictionary<Uri, LinkVerdict>(await Task.WhenAll(all));
    }
}
