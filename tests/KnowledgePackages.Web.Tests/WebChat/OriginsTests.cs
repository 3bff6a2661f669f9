using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgePackages.Web.Tests.WebChat;

/// <summary>Tests that configured websites may use everything in the chat, and that all other websites may use nothing.</summary>
public sealed class OriginsTests(OriginsTests.OpenHost host) : IClassFixture<OriginsTests.OpenHost>
{
    private const string School = "https://www.school.example";
    private const string Stranger = "https://www.stranger.example";

    private readonly HttpClient _client = host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });

    [Fact]
    public async Task An_allowed_website_gets_a_token_and_may_read_it()
    {
        var answer = await _client.AskAsync(School, scheme: "https");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(School, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("true", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Credentials")));
        Assert.Equal("https://localhost/v3/directline", (await answer.JsonAsync()).Text("domain"));
    }

    [Theory]
    [InlineData(Stranger)]
    [InlineData("http://www.school.example")]
    [InlineData("https://www.school.example.stranger.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task Another_website_gets_none(string? origin)
    {
        var answer = await _client.AskAsync(origin, scheme: "https");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/api/webchat/token", "POST")]
    [InlineData("/v3/directline/tokens/refresh", "POST")]
    [InlineData("/v3/directline/conversations", "POST")]
    [InlineData("/v3/directline/conversations/x/activities", "GET")]
    [InlineData("/v3/directline/session/getsessionid", "GET")]
    public async Task Browsers_are_told_whose_pages_may_call(string path, string method)
    {
        var allowed = await PreflightAsync(School, path, method);
        var refused = await PreflightAsync(Stranger, path, method);

        Assert.Equal(School, Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Origin")));
        var headers = Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Headers")).Split(',');
        Assert.Contains("x-ms-bot-agent", headers);
        Assert.Contains("x-requested-with", headers, StringComparer.OrdinalIgnoreCase); // Web Chat sends this header
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_error_can_be_read_by_an_allowed_page_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.Add("Origin", School);

        var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(School, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task In_a_frame_of_another_website_the_cookie_comes_along_for_that_website_alone()
    {
        var cookie = Assert.Single((await _client.AskAsync("https://localhost", scheme: "https")).Headers.GetValues("Set-Cookie"));

        Assert.StartsWith("__Host-kp-user=", cookie, StringComparison.Ordinal);
        foreach (var attribute in new[] { "path=/", "secure", "httponly", "samesite=none", "partitioned", "max-age=31536000" })
        {
            Assert.Contains(cookie.Split("; "), part => part.Equals(attribute, StringComparison.OrdinalIgnoreCase));
        }

        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_cookie_that_a_neighbour_could_have_set_counts_for_nobody_over_HTTPS()
    {
        var before = await _client.AskAsync("http://localhost"); // over HTTP the cookie has no prefix __Host-
        var cookie = TokenClient.CookieOf(before);
        var after = await _client.AskAsync("https://localhost", scheme: "https", cookie: cookie);

        Assert.StartsWith("kp-user=", cookie, StringComparison.Ordinal);
        Assert.NotEqual((await before.JsonAsync()).Text("userId"), (await after.JsonAsync()).Text("userId"));
    }

    [Fact]
    public async Task The_page_may_be_framed_by_allowed_websites_only()
    {
        var policy = Assert.Single((await _client.GetAsync("/")).Headers.GetValues("Content-Security-Policy"));

        Assert.EndsWith($"frame-ancestors 'self' {School}", policy, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> PreflightAsync(string origin, string path, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        return await _client.SendAsync(request);
    }

    public sealed class OpenHost : WebChatTests.Host
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("WebChat:AllowedOrigins:0", School);
        }
    }
}
