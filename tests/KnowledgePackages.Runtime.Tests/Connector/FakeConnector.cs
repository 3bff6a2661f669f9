using System.Net;
using System.Text;

namespace KnowledgePackages.Runtime.Tests.Connector;

/// <summary>A Bot Connector that records every call and returns the configured response.</summary>
internal sealed class FakeConnector : HttpMessageHandler
{
    /// <summary>Creates the response to a call. By default it creates the response of Teams.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } =
        (_, _) => Task.FromResult(Response(HttpStatusCode.Created, """{"id":"1795448717714"}"""));

    public List<(string Method, string Address, string Body)> Calls { get; } = [];

    public string? UserAgent { get; private set; }

    public string? ContentType { get; private set; }

    public static HttpResponseMessage Response(HttpStatusCode status, string? body = null) =>
        new(status) { Content = body is null ? new ByteArrayContent([]) : new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Calls.Add((request.Method.Method, request.RequestUri!.AbsoluteUri, body));
        (UserAgent, ContentType) = (request.Headers.UserAgent.ToString(), request.Content?.Headers.ContentType?.ToString());
        return await Answer(request, cancellationToken);
    }
}
