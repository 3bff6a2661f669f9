using System.Net;
using System.Text;

namespace KnowledgePackages.Web.Tests.Abuse;

/// <summary>Tests the real web server's limits for a request, and the headers of its responses.</summary>
public sealed class RequestLimitTests : IDisposable
{
    private readonly ProductHost _host = new();
    private readonly HttpClient _client;

    public RequestLimitTests()
    {
        _host.UseKestrel(0);
        _host.StartServer();
        _client = _host.CreateClient();
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/about")]
    [InlineData("/js/live.js")]
    [InlineData("/no/such/page")]
    [InlineData("/api/messages")]
    [InlineData("/v3/directline/conversations/x")]
    public async Task Every_answer_is_locked_down_and_names_no_server(string path)
    {
        var response = await _client.GetAsync(path);

        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("frame-ancestors", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.NotEmpty(response.Headers.GetValues("Referrer-Policy"));
        Assert.NotEmpty(response.Headers.GetValues("Permissions-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task Headers_and_addresses_have_an_end()
    {
        using var large = new HttpRequestMessage(HttpMethod.Get, "/");
        large.Headers.Add("X-Large", new string('x', 17 * 1024));
        using var many = new HttpRequestMessage(HttpMethod.Get, "/");
        for (var i = 0; i < 70; i++)
        {
            many.Headers.Add($"X-{i}", "x");
        }

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await _client.SendAsync(large)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, (await _client.SendAsync(many)).StatusCode);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await _client.GetAsync($"/?{new string('x', 9 * 1024)}")).StatusCode);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.OK)]
    [InlineData(31, HttpStatusCode.OK)]
    [InlineData(32, HttpStatusCode.OK)] // a value that is too deep is treated as missing
    [InlineData(5_000, HttpStatusCode.BadRequest)]
    public async Task An_activity_is_so_deep_and_no_deeper(int levels, HttpStatusCode expected)
    {
        var value = $"{string.Concat(Enumerable.Repeat("[", levels))}{string.Concat(Enumerable.Repeat("]", levels))}";

        var response = await PostAsync(
            $$"""{"type":"message","id":"d{{levels}}","value":{{value}},"channelId":"emulator","serviceUrl":"http://localhost:1/","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"} }"""
        );

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain("   at ", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_body_that_does_not_come_is_not_waited_for()
    {
        using var connection = new System.Net.Sockets.TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, _client.BaseAddress!.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(
            "POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"type\":"u8.ToArray()
        );

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadLineAsync(); // the server closes the request after some seconds

        Assert.Equal("HTTP/1.1 408 Request Timeout", answer);

        // On a busy machine our own limit can end the request before the web server's, which then logs that it waited for the rest.
        var errors = _host.Errors.Where(error => !error.Contains("Reading the request body timed out", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', errors));
    }

    [Fact]
    public async Task A_body_has_an_end_at_the_pages_door_too()
    {
        var visitor = await Visitor.OpenAsync(new HttpClient(new OriginOf(_client.BaseAddress!)) { BaseAddress = _client.BaseAddress });

        var response = await visitor.SayAsync(new string('x', 257 * 1024));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SayAsync("hi")).StatusCode);
    }

    [Fact]
    public async Task What_a_visitor_writes_is_kept_as_plain_text_without_files_and_cards()
    {
        var visitor = await Visitor.OpenAsync(new HttpClient(new OriginOf(_client.BaseAddress!)) { BaseAddress = _client.BaseAddress });

        await visitor.PostAsync("""
            {"type":"message","text":"**<b>bold</b>**","textFormat":"markdown","from":{"id":"me"},
             "attachments":[{"contentType":"text/html","content":"<b>x</b>","contentUrl":"https://attacker.example/","name":"x"}]}
            """);

        var mine = Assert.Single(
            await visitor.ActivitiesAsync(),
            activity => activity.GetProperty("from").GetProperty("role").ValueEquals("user")
        );
        Assert.Equal("plain", mine.GetProperty("textFormat").GetString());
        Assert.Equal("""[{"contentType":"text/html","name":"x"}]""", mine.GetProperty("attachments").GetRawText());
        Assert.DoesNotContain(
            (await visitor.ActivitiesAsync()).Where(activity => !activity.GetProperty("from").GetProperty("role").ValueEquals("user")),
            activity => activity.GetRawText().Contains("bold", StringComparison.Ordinal)
        );
    }

    private Task<HttpResponseMessage> PostAsync(string body) =>
        _client.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"));

    // Sets the header Origin to the page's own origin, which is unknown until the server has a port.
    private sealed class OriginOf(Uri host) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Remove("Origin");
            request.Headers.ExpectContinue = true; // otherwise an early rejection may be lost during the upload of a large body
            request.Headers.Add("Origin", host.GetLeftPart(UriPartial.Authority));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
