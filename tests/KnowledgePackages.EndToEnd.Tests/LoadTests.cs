using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>What the page costs, and what is seen before it is there.</summary>
[Collection(nameof(Site))]
public sealed class LoadTests(Site site)
{
    [Fact]
    public async Task The_first_visit_takes_at_most_one_and_a_half_megabytes_and_the_second_none_of_the_files_again()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var complaints = new Complaints(page, site.Url);
        var answers = new List<IResponse>();
        page.Response += (_, response) => answers.Add(response);
        await page.GotoAsync(site.Url);
        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-state", "ready");

        var files = answers
            .Where(answer =>
                new Uri(answer.Url).AbsolutePath is var path && (path.StartsWith("/v/", StringComparison.Ordinal) || path == "/")
            )
            .ToList();
        var sizes = await Task.WhenAll(files.Select(file => file.Request.SizesAsync()));
        Assert.InRange(sizes.Sum(size => size.ResponseBodySize + size.ResponseHeadersSize), 500_000, 1_500_000);
        Assert.All(
            files,
            file =>
                Assert.Equal(
                    file.Url.Contains("/v/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-store",
                    file.Headers["cache-control"]
                )
        );
        Assert.True(files.Count > 10);

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-state", "ready");
        var again = await page.EvaluateAsync<string[]>(
            """
            () => performance.getEntriesByType('resource')
              .filter(entry => entry.name.includes('/v/') && entry.transferSize > 0).map(entry => entry.name)
            """
        );
        Assert.Empty(again);
        Assert.Empty(complaints.All);
    }

    [Fact]
    public async Task Until_the_conversation_is_there_nothing_of_it_is_seen()
    {
        await using var context = await site.Browser.NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        var goOn = new TaskCompletionSource();
        await page.RouteAsync("**/v3/directline/**", async route =>
        {
            await goOn.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(site.Url);

        await Assertions.Expect(page.Locator("[data-id=webchat-sendbox-input]")).ToBeAttachedAsync(); // Web Chat has drawn itself
        await Assertions.Expect(page.Locator("#chat")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByText(Texts.Get("page.loading"))).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Photos.PathOf("loading-light") });
        await Axe.FindsNothingAsync(page, "loading");
        goOn.SetResult();
        await Assertions.Expect(page.Locator("#chat")).ToBeVisibleAsync();
    }
}
