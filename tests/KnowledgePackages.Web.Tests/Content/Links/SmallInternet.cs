using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using KnowledgePackages.Web.Content.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgePackages.Web.Tests.Content.Links;

/// <summary>
/// A local server that answers requests for every host name, except names that end in <c>.nowhere</c>. The path selects the response: the
/// path <c>/404/any</c> gives the status 404. The server records all requests.
/// </summary>
internal sealed class SmallInternet : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Method, string Host, string Path)> _asked = new();
    private readonly ConcurrentDictionary<string, int> _times = new();
    private readonly ConcurrentDictionary<string, int> _atOnce = new();
    private readonly TaskCompletionSource _end = new();
    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate = SelfSigned();
    private int _allAtOnce;

    private SmallInternet()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate));
        });
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>All requests, in order of arrival.</summary>
    public IReadOnlyList<(string Method, string Host, string Path)> Asked => [.. _asked];

    /// <summary>The highest number of simultaneous requests to a single host, and to all hosts together.</summary>
    public (int OneHost, int AllHosts) MostAtOnce { get; private set; }

    /// <summary>The <c>User-Agent</c> of the last request; null before the first one.</summary>
    public string? Agent { get; private set; }

    /// <summary>
    /// The server answers requests to <c>/together</c> only after this number of such requests are open at the same time.
    /// </summary>
    public int Together { get; set; } = int.MaxValue;

    public static async Task<SmallInternet> StartAsync()
    {
        var internet = new SmallInternet();
        await internet._app.StartAsync();
        return internet;
    }

    /// <summary>
    /// Returns an HTTP handler that connects every host name to this server, except names that end in <c>.nowhere</c>: these are not found.
    /// </summary>
    public SocketsHttpHandler Network() =>
        new()
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == _certificate.Thumbprint,
            },
            ConnectCallback = async (context, cancellationToken) =>
            {
                if (context.DnsEndPoint.Host.EndsWith(".nowhere", StringComparison.Ordinal))
                {
                    throw new SocketException((int)SocketError.HostNotFound);
                }

                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(
                    new IPEndPoint(IPAddress.Loopback, PortOf(context.DnsEndPoint.Port == 80 ? "http" : "https")),
                    cancellationToken
                );
                return new NetworkStream(socket, ownsSocket: true);
            },
        };

    /// <summary>Checks one address, by default with the pauses and timeouts of <see cref="Times"/>.</summary>
    public async Task<LinkVerdict> AskAsync(string address, LinkTimes? times = null) => (await AskAsync([address], times)).Values.Single();

    public async Task<IReadOnlyDictionary<Uri, LinkVerdict>> AskAsync(string[] addresses, LinkTimes? times = null)
    {
        using var network = Network();
        return await LinkCheck.RunAsync(
            addresses.Select(address => new Uri(address)),
            network,
            times ?? Times,
            TimeProvider.System,
            CancellationToken.None
        );
    }

    /// <summary>Short pauses, so that the tests are fast, and long timeouts, so that no test fails because the machine is busy.</summary>
    public static LinkTimes Times { get; } =
        new(
            Timeout: Patience.Longest,
            Pause: TimeSpan.FromMilliseconds(1),
            FirstRetry: TimeSpan.FromMilliseconds(1),
            LongestRetryAfter: TimeSpan.FromSeconds(5)
        );

    public async ValueTask DisposeAsync()
    {
        _end.TrySetResult();
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private int PortOf(string scheme) => _app.Urls.Select(url => new Uri(url)).Single(url => url.Scheme == scheme).Port;

    private async Task AnswerAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        Agent = context.Request.Headers.UserAgent;
        _asked.Enqueue((context.Request.Method, host, context.Request.Path));
        var here = _atOnce.AddOrUpdate(host, 1, (_, count) => count + 1);
        var everywhere = Interlocked.Increment(ref _allAtOnce);
        lock (_asked)
        {
            MostAtOnce = (Math.Max(MostAtOnce.OneHost, here), Math.Max(MostAtOnce.AllHosts, everywhere));
        }

        try
        {
            await AnswerAsync(context, _times.AddOrUpdate(context.Request.Path, 1, (_, count) => count + 1), everywhere);
        }
        finally
        {
            _atOnce.AddOrUpdate(host, 0, (_, count) => count - 1);
            Interlocked.Decrement(ref _allAtOnce);
        }
    }

    private async Task AnswerAsync(HttpContext context, int time, int everywhere)
    {
        var (request, response) = (context.Request, context.Response);
        switch (request.Path.Value!.Split('/')[1..])
        {
            case ["moved", .. var to]:
                Redirect(301, to);
                break;
            case ["moved-for-now", .. var to]:
                Redirect(302, to);
                break;
            case ["moved-to-http"]:
                response.StatusCode = 308;
                response.Headers.Location = $"http://{request.Host}/200";
                break;
            case ["loop", ..]:
                Redirect(302, ["loop", $"{time}"]);
                break;
            case ["no-head"]:
                response.StatusCode = HttpMethods.IsHead(request.Method) ? 405 : 200;
                break;
            case ["busy", var header]:
                response.StatusCode = time == 1 ? 429 : 200;
                response.Headers.RetryAfter = header;
                break;
            case ["passing"]:
                response.StatusCode = time <= 2 ? 500 : 200; // the first attempt sends two requests, HEAD and GET; both fail
                break;
            case ["slow"]:
                await _end.Task.WaitAsync(context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case ["closes"]:
                context.Abort();
                break;
            case ["together"]:
                if (everywhere >= Together)
                {
                    _end.TrySetResult();
                }

                await _end.Task.WaitAsync(Patience.Longest);
                break;
            case [var status, ..]:
                response.StatusCode = int.Parse(status, null);
                break;
        }

        void Redirect(int status, string[] to) => (response.StatusCode, response.Headers.Location) = (status, $"/{string.Join('/', to)}");
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=small.internet", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
