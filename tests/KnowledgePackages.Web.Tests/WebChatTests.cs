using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgePackages.Web.Tests;

public sealed class WebChatTests : IClassFixture<WebChatTests.Host>
{
    private readonly Host _host;

    public WebChatTests(Host host) => _host = host;

    [Fact]
    public async Task The_same_browser_gets_the_same_conversation_and_another_browser_another_one()
    {
        using var mine = _host.CreateClient();
        using var others = _host.CreateClient();

        var first = await TokenAsync(mine);
        var again = await TokenAsync(mine);
        var other = await TokenAsync(others);

        Assert.Equal(first.GetProperty("conversationId").GetString(), again.GetProperty("conversationId").GetString());
        Assert.Equal(first.GetProperty("userId").GetString(), again.GetProperty("userId").GetString());
        Assert.NotEqual(first.GetProperty("conversationId").GetString(), other.GetProperty("conversationId").GetString());
        Assert.StartsWith("dl_", first.GetProperty("userId").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_for_scripts_and_names_nobody()
    {
        using var client = _host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        using var request = TokenRequest("http://localhost");
        var response = await client.SendAsync(request);

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("dl_", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forged_cookie_makes_a_new_visitor()
    {
        using var client = _host.CreateClient(new WebApplicationFactoryClientOptions { HandleCookies = false });
        using var request = TokenRequest("http://localhost");
        request.Headers.Add("Cookie", "kp-user=dl_somebody");

        var response = await client.SendAsync(request);

        Assert.DoesNotContain("dl_somebody", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://attacker.example")]
    [InlineData("https://localhost")]
    [InlineData("null")]
    public async Task A_page_of_another_host_gets_no_token(string? origin)
    {
        using var client = _host.CreateClient();
        using var request = TokenRequest(origin);

        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_token_opens_the_conversation_and_the_bot_greets()
    {
        using var client = _host.CreateClient();
        var token = await TokenAsync(client);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("token").GetString());
        var conversation = $"/v3/directline/conversations/{token.GetProperty("conversationId").GetString()}";

        await client.GetAsync($"{conversation}?watermark=0");
        var set = JsonElement.Parse(await client.GetStringAsync($"{conversation}/activities"));

        Assert.NotEmpty(set.GetProperty("activities").EnumerateArray());
    }

    [Fact]
    public async Task The_page_allows_no_inline_script_and_no_frame_of_a_stranger_around_it()
    {
        using var client = _host.CreateClient();
        var response = await client.GetAsync("/");
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self' https://www.centre.example", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    private static async Task<JsonElement> TokenAsync(HttpClient client)
    {
        using var request = TokenRequest("http://localhost");
        var response = await client.SendAsync(request);
        return JsonElement.Parse(await response.Content.ReadAsStringAsync());
    }

    private static HttpRequestMessage TokenRequest(string? origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/webchat/token");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return request;
    }

    public class Host : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder
                .UseEnvironment("Development")
                .UseSetting("Storage:Provider", "Memory")
                .UseSetting("WebChat:AllowedOrigins:0", "https://www.centre.example");
    }
}
