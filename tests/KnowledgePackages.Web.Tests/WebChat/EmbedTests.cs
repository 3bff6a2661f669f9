using System.Net;

namespace KnowledgePackages.Web.Tests.WebChat;

public sealed class EmbedTests(WebChatTests.Host host) : IClassFixture<WebChatTests.Host>
{
    [Fact]
    public async Task The_script_is_small_complete_and_asked_for_again_after_minutes()
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/embed.js");
        request.Headers.AcceptEncoding.Add(new("gzip"));
        var packed = await client.SendAsync(request);

        Assert.InRange((await packed.Content.ReadAsByteArrayAsync()).Length, 1, 10_000);
        Assert.Equal(TimeSpan.FromMinutes(10), packed.Headers.CacheControl?.MaxAge);
        Assert.DoesNotContain("{{", await client.GetStringAsync("/embed.js"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_the_script_already_gets_only_told_so()
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/embed.js");
        request.Headers.IfNoneMatch.Add((await client.GetAsync("/embed.js")).Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("https://www.centre.example", "https://www.centre.example")]
    [InlineData("https://attacker.example", "")]
    [InlineData("https://www.centre.example.attacker.example", "")]
    [InlineData("\" onload=\"", "")]
    public async Task The_page_speaks_only_with_a_website_that_is_allowed(string origin, string spokenWith)
    {
        using var client = host.CreateClient();

        Assert.Contains(
            $"data-host=\"{spokenWith}\"",
            await client.GetStringAsync($"/?host={Uri.EscapeDataString(origin)}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_that_shows_the_embed_allows_no_more_than_it_asks_of_websites()
    {
        using var client = host.CreateClient();
        var policy = Assert.Single((await client.GetAsync("/embed-example")).Headers.GetValues("Content-Security-Policy"));

        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; ", policy, StringComparison.Ordinal);
    }
}
