using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>
/// Tests in Chromium that the pages about the assistant are accessible, and readable on a phone in both writing directions.
/// </summary>
[Collection(nameof(Site))]
public sealed class SitePagesTests(Site site)
{
    [Theory]
    [InlineData("privacy")]
    [InlineData("terms")]
    [InlineData("accessibility")]
    [InlineData("about")]
    public async Task A_page_is_accessible_and_fits_a_phone(string path)
    {
        await using var visitor = await site.VisitAsync();
        foreach (var language in new[] { "en", Texts.RightToLeft })
        {
            await visitor.Page.SetViewportSizeAsync(320, 640);
            await visitor.Page.GotoAsync($"{site.Url}/{path}?language={language}");
            await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            Assert.Equal(320, await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await visitor.PhotographAsync($"site-{path}-{language}");
            await Axe.FindsNothingAsync(visitor.Page, $"{path} {language}");
        }
    }

    [Fact]
    public async Task The_operators_pages_are_accessible_and_fit_a_phone_also_in_the_dark()
    {
        const string Key = "a-key-for-this-test-only-0123456789";
        await using var host = await RunningHost.StartAsync(RunningHost.SampleContent, ("Operator__Key", Key));
        await using var visitor = await Visitor.OpenAsync(site.Browser, host.Url);
        var page = visitor.Page;
        await page.SetViewportSizeAsync(320, 640);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.GotoAsync($"{host.Url}/operator/usage");
        await visitor.PhotographAsync("operator-key");
        await Axe.FindsNothingAsync(page, "operator key");

        await page.Locator("input[type=password]").FillAsync(Key);
        await page.Locator("button[type=submit]").ClickAsync();

        foreach (var path in new[] { "usage", "teams-package" })
        {
            await page.GotoAsync($"{host.Url}/operator/{path}");
            await Assertions.Expect(page.Locator("input[type=password]")).ToHaveCountAsync(0);
            Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await visitor.PhotographAsync($"operator-{path}");
            await Axe.FindsNothingAsync(page, $"operator {path}");
        }
    }

    [Fact]
    public async Task Where_the_chat_is_switched_off_a_page_leads_to_Teams()
    {
        await using var host = await RunningHost.StartAsync(RunningHost.SampleContent, ("WebChat__Enabled", "false"));
        await using var visitor = await site.VisitAsync();
        await visitor.Page.SetViewportSizeAsync(320, 640);
        await visitor.Page.GotoAsync($"{host.Url}/?language={Texts.RightToLeft}");
        await Assertions.Expect(visitor.Page.Locator("main")).ToContainTextAsync("Teams");
        await visitor.PhotographAsync("site-off");
        await Axe.FindsNothingAsync(visitor.Page, "chat switched off");
    }
}
