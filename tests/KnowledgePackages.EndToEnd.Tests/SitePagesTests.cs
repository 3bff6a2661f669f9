using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Tests the pages about the assistant in Chromium: accessible, and readable on a phone in both writing directions.</summary>
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
}
