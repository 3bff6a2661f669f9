using System.Globalization;
using System.Net;
using KnowledgePackages.Web.Chat;
using KnowledgePackages.Web.Tests.Abuse;
using KnowledgePackages.Web.Tests.Search;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Site;

/// <summary>Tests the pages about the assistant in every language, and the facts about the installation that they state.</summary>
public sealed class SitePagesTests
{
    private static readonly string[] Paths = ["/privacy", "/terms", "/accessibility"];

    [Fact]
    public async Task Every_page_is_there_in_every_language_and_has_no_empty_place()
    {
        await using var host = new ProductHost();
        HashSet<string> titles = [];
        foreach (var language in ShippedSearch.Load().Languages)
        {
            foreach (var path in Paths)
            {
                var page = await PageAsync(host, path, language);

                Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
                Assert.DoesNotContain("{", page.Split("<main")[1], StringComparison.Ordinal);
                Assert.DoesNotContain("page.", page.Split("<main")[1], StringComparison.Ordinal);
                Assert.True(titles.Add(page.Split("<title>")[1].Split("</title>")[0]), path);
            }
        }
    }

    [Fact]
    public async Task The_privacy_notice_says_who_where_and_how_long()
    {
        await using var alone = new ProductHost(("Storage:RetentionDays", "0"));
        await using var named = new ProductHost(
            ("Site:Name", "Centre <One>"),
            ("Storage:RetentionDays", "30"),
            ("MicrosoftAppId", "11111111-2222-3333-4444-555555555555"),
            ("MicrosoftAppPassword", "not-a-real-password"));

        var anonymous = await PageAsync(alone, "/privacy", "en");
        Assert.Contains("The organisation that gave you the address", anonymous, StringComparison.Ordinal);
        Assert.Contains("On a server of the organisation", anonymous, StringComparison.Ordinal);
        Assert.Contains("Until you delete it.", anonymous, StringComparison.Ordinal);
        Assert.DoesNotContain("Microsoft Teams", anonymous, StringComparison.Ordinal);

        var page = await PageAsync(named, "/privacy", "en");
        Assert.Contains("Centre &lt;One&gt; runs this assistant", page, StringComparison.Ordinal);
        Assert.Contains("30 days after your last message", page, StringComparison.Ordinal);
        Assert.Contains("Microsoft Teams", page, StringComparison.Ordinal);
        Assert.Contains("&quot;delete my data&quot;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chat_page_links_to_the_pages_or_to_the_operators_own()
    {
        await using var host = new ProductHost(
            ("Site:Privacy", "https://centre.example/privacy"), ("Site:Imprint", "https://centre.example/imprint"));

        var foot = (await PageAsync(host, "/", "en")).Split("id=\"foot\"")[1];

        Assert.Contains("href=\"https://centre.example/privacy\"", foot, StringComparison.Ordinal);
        Assert.Contains("href=\"https://centre.example/imprint\"", foot, StringComparison.Ordinal);
        Assert.Contains("href=\"/terms\"", foot, StringComparison.Ordinal);
        Assert.Contains("href=\"/accessibility\"", foot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_of_weaknesses_have_an_address_if_the_settings_name_one()
    {
        var now = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
        await using var without = new ProductHost();
        await using var with = new ProductHost(("Site:Contact", "mailto:it@centre.example"), ("Site:Address", "https://kp.centre.example/"))
        {
            Time = new FakeTimeProvider(now),
        };

        using var client = without.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/.well-known/security.txt")).StatusCode);
        var lines = (await with.CreateClient().GetStringAsync("/.well-known/security.txt")).Split('\n');
        Assert.Contains("Contact: mailto:it@centre.example", lines);
        Assert.Contains("Canonical: https://kp.centre.example/.well-known/security.txt", lines);
        var expires = DateTimeOffset.Parse(
            lines.Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))["Expires: ".Length..],
            CultureInfo.InvariantCulture);
        Assert.InRange(expires - now, TimeSpan.FromDays(30), TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task Search_engines_are_kept_from_what_belongs_to_people()
    {
        await using var host = new ProductHost();

        var robots = await host.CreateClient().GetStringAsync("/robots.txt");

        Assert.StartsWith("User-agent: *\n", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /plan\n", robots, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "/contact", null)]
    [InlineData("https://kp.centre.example", "/contact", "https://kp.centre.example/contact")]
    [InlineData("https://kp.centre.example/", "/contact", "https://kp.centre.example/contact")]
    [InlineData(null, "mailto:it@centre.example", "it@centre.example")]
    [InlineData("https://kp.centre.example", "https://centre.example/who", "https://centre.example/who")]
    public void The_bot_states_an_address_only_if_it_leads_somewhere_on_every_channel(string? address, string contact, string? stated) =>
        Assert.Equal(stated, new SiteOptions { Address = address, Contact = contact }.Facts().Contact);

    private static async Task<string> PageAsync(ProductHost host, string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var response = await host.CreateClient().SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
