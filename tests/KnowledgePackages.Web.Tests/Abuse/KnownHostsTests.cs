using System.Net;

namespace KnowledgePackages.Web.Tests.Abuse;

/// <summary>Tests that a website cannot reach the program by resolving the website's own host name to the program's address.</summary>
public sealed class KnownHostsTests
{
    [Theory]
    [InlineData("localhost:3978", null, true)]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("[::1]:3978", null, true)]
    [InlineData("chat.localhost", null, true)]
    [InlineData("evil.test", null, false)]
    [InlineData("localhost.evil.test", null, false)]
    [InlineData("127.0.0.1.evil.test:3978", null, false)]
    [InlineData("bot.example.org", "bot.example.org; *.example.net", true)]
    [InlineData("BOT.example.org:443", "bot.example.org;*.example.net", true)]
    [InlineData("a.example.net", "bot.example.org;*.example.net", true)]
    [InlineData("example.org", "bot.example.org;*.example.net", false)]
    [InlineData("localhost", "bot.example.org", false)]
    [InlineData("evil.test", "*", true)]
    public async Task In_development_this_machine_is_served_or_what_the_setting_names(string host, string? setting, bool isServed)
    {
        await using var product = new ProductHost(setting is null ? [] : [("AllowedHosts", setting)]);
        using var client = product.CreateDefaultClient();

        foreach (var path in new[] { "/", "/embed.js", "/about" })
        {
            Assert.Equal(isServed ? HttpStatusCode.OK : HttpStatusCode.BadRequest, await AskAsync(client, path, host));
        }

        Assert.Equal(HttpStatusCode.OK, await AskAsync(client, "/health/live", host)); // health probes call by IP address
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        return (await client.SendAsync(request)).StatusCode;
    }
}
