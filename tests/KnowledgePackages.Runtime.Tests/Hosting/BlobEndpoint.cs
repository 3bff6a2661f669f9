using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Hosting;

/// <summary>A blob endpoint that refuses every request until the test grants a role, as Azure does until a new role takes effect.</summary>
internal sealed class BlobEndpoint : HttpMessageHandler
{
    private readonly SemaphoreSlim _attempts = new(0);

    /// <summary>Whether the role is in effect. If false, every request gets 403.</summary>
    public bool HasRole { get; set; }

    /// <summary>Waits until an attempt to open the store has sent its last request, which deletes the probe blob.</summary>
    public async Task WaitForAttemptAsync() => Assert.True(await _attempts.WaitAsync(Patience.Longest), "The store was not tried again.");

    /// <summary>Creates a store at this endpoint that signs in with an identity.</summary>
    public BlobConversationStore CreateStore()
    {
        var options = BlobCalls.ClientOptions();
        options.Transport = new HttpClientTransport(new HttpClient(this));
        return new BlobConversationStore(new Uri("https://kptest.blob.core.windows.net"), "knowledge-packages", new Identity(), options);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = HasRole ? Accept(request) : Refuse(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch");
        response.RequestMessage = request;
        if (request.Method == HttpMethod.Delete)
        {
            _attempts.Release();
        }

        return Task.FromResult(response);
    }

    private static HttpResponseMessage Accept(HttpRequestMessage request)
    {
        var query = request.RequestUri!.Query;
        if (request.Method == HttpMethod.Get)
        {
            return query.Contains("comp=list", StringComparison.Ordinal)
                ? Answer(HttpStatusCode.OK, """<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs /><NextMarker /></EnumerationResults>""")
                : request.RequestUri.AbsolutePath.Contains("probe", StringComparison.Ordinal) ? Answer(HttpStatusCode.OK, "{}")
                : Refuse(HttpStatusCode.NotFound, "BlobNotFound");
        }

        return query.Contains("restype=container", StringComparison.Ordinal) ? Refuse(HttpStatusCode.Conflict, "ContainerAlreadyExists")
            : Answer(request.Method == HttpMethod.Delete ? HttpStatusCode.Accepted : HttpStatusCode.Created, "");
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/xml") };
        response.Headers.TryAddWithoutValidation("ETag", "\"0x8D\"");
        response.Headers.TryAddWithoutValidation("x-ms-blob-append-offset", "0");
        response.Headers.TryAddWithoutValidation("x-ms-blob-committed-block-count", "1");
        response.Headers.TryAddWithoutValidation("x-ms-request-server-encrypted", "true");
        response.Content.Headers.TryAddWithoutValidation("Last-Modified", "Mon, 23 Nov 2026 09:00:00 GMT");
        return response;
    }

    private static HttpResponseMessage Refuse(HttpStatusCode status, string code)
    {
        var body = $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>Refused.</Message></Error>";
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/xml") };
        response.Headers.TryAddWithoutValidation("x-ms-error-code", code);
        return response;
    }

    private sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
