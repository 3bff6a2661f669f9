using System.Net;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Web.Tests.WebChat;

public sealed partial class AssetVersionsTests(WebChatTests.Host host) : IClassFixture<WebChatTests.Host>
{
    [Fact]
    public async Task Every_file_that_the_page_names_is_there_and_may_be_kept_for_ever()
    {
        using var client = host.CreateClient();
        var addresses = Address().Matches(await client.GetStringAsync("/")).Select(match => match.Value).ToList();

        Assert.True(addresses.Count >= 8);
        foreach (var address in addresses)
        {
            var response = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
        }
    }

    [Theory]
    [InlineData("/v/0123456789abcdef/js/live.js", HttpStatusCode.OK)]
    [InlineData("/v/0123456789abcdef/js/none.js", HttpStatusCode.NotFound)]
    public async Task The_address_of_another_version_gets_what_there_is_now_but_not_for_ever(string address, HttpStatusCode status)
    {
        using var client = host.CreateClient();
        var response = await client.GetAsync(address);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/v/0123456789abcdef/health/live")]
    [InlineData("/v/0123456789abcdef/js/../health/live")]
    public async Task Nothing_but_files_has_such_an_address(string address)
    {
        using var client = host.CreateClient();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    [GeneratedRegex("/v/[^\"]+")]
    private static partial Regex Address();
}
