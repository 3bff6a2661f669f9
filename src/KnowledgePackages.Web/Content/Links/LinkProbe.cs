using System.Net;
using System.Net.Sockets;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>
/// Checks whether one address can be opened. Sends HEAD first, GET if HEAD fails, and both again after a wait if the failure may be
/// temporary. Follows redirects.
/// </summary>
internal sealed class LinkProbe(HttpClient http, HostQueue hosts, LinkTimes times, TimeProvider time)
{
    private const int MaxRedirects = 10;

    public async Task<LinkVerdict> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        var here = url;
        Uri? moved = null;
        var isForGood = true;
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            var answer = await AskPatientlyAsync(here, cancellationToken);
            if (answer.Next is not { } next)
            {
                return VerdictOf(answer) is LinkVerdict.Works && moved is not null ? new LinkVerdict.Moved(moved) : VerdictOf(answer);
            }

            if (next.Scheme != Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttp)
            {
                return new LinkVerdict.Broken($"redirects to {next.Scheme}:");
            }

            // Report a new address only if all redirects up to it are permanent: after a temporary redirect the old address stays the right
            // one.
            isForGood &= answer.Status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            moved = isForGood && (next.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? next : moved;
            here = next;
        }

        return new LinkVerdict.Broken("redirects without end");
    }

    private static LinkVerdict VerdictOf(Answer answer) =>
        answer switch
        {
            { Status: >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous } => new LinkVerdict.Works(),
            { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } or { IsNoHost: true } => new LinkVerdict.Gone(answer.Says),
            { Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests } =>
                new LinkVerdict.BlocksAutomatedRequests(answer.Says),
            _ => new LinkVerdict.Broken(answer.Says),
        };

    private async Task<Answer> AskPatientlyAsync(Uri url, CancellationToken cancellationToken)
    {
        var wait = times.FirstRetry;
        for (var tries = 1; ; tries++, wait *= 2)
        {
            var answer = await hosts.AskAsync(url.IdnHost, () => AskOnceAsync(HttpMethod.Head, url, cancellationToken), cancellationToken);
            if (!answer.IsGood && (!answer.IsBusy || tries == times.Tries))
            {
                answer = await hosts.AskAsync(url.IdnHost, () => AskOnceAsync(HttpMethod.Get, url, cancellationToken), cancellationToken);
            }

            if (tries == times.Tries || !answer.MayPass || answer.RetryAfter > times.LongestRetryAfter)
            {
                return answer;
            }

            await Task.Delay(answer.RetryAfter ?? wait, time, cancellationToken);
        }
    }

    private async Task<Answer> AskOnceAsync(HttpMethod method, Uri url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url);
        using var tooLong = new CancellationTokenSource(times.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var next = (int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } to ? new Uri(url, to) : null;
            return new(response.StatusCode, $"answers {(int)response.StatusCode}", next, RetryAfter(response));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, $"does not answer within {times.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException exception)
        {
            var isNoHost = exception.InnerException is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData };
            return new(null, isNoHost ? "has a host that does not exist" : Says(exception.HttpRequestError)) { IsNoHost = isNoHost };
        }
    }

    private static string Says(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "has a host that cannot be found now",
        HttpRequestError.ConnectionError => "cannot be connected to",
        HttpRequestError.SecureConnectionError => "has no certificate that browsers trust",
        HttpRequestError.ProxyTunnelError => "cannot be reached through the proxy of this network",
        _ => "closes the connection",
    };

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } delta ? delta : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>One response, or the reason why no response arrived.</summary>
    private sealed record Answer(HttpStatusCode? Status, string Says, Uri? Next = null, TimeSpan? RetryAfter = null)
    {
        public bool IsNoHost { get; init; }

        public bool IsGood => Next is not null || Status is >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous;

        // Whether the host asks for a pause. If so, the check does not send a GET right after the HEAD.
        public bool IsBusy => Status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

        public bool MayPass =>
            !IsGood
            && !IsNoHost
            && Status is null or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
    }
}
