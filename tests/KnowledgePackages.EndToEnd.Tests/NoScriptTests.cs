using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Tests the page in a browser with JavaScript turned off.</summary>
[Collection(nameof(Site))]
public sealed class NoScriptTests(Site site)
{
    [Fact]
    public async Task The_whole_job_works_by_posts_and_Back_in_the_browser_is_one_step_back()
    {
        await using var context = await site.Browser.NewContextAsync(
            new()
            {
                JavaScriptEnabled = false,
                Locale = "en",
                ViewportSize = new() { Width = 390, Height = 844 },
            }
        );
        var page = await context.NewPageAsync();
        var complaints = new Complaints(page, site.Url);
        var progress = page.Locator("#progress");
        Task PressAsync(string id) =>
            page.Locator("#open").GetByRole(AriaRole.Button, new() { NameRegex = Texts.Pattern(id) }).First.ClickAsync();
        Task IsAtQuestionAsync(int number) => Assertions.Expect(progress).ToHaveAttributeAsync("data-number", $"{number}");

        await page.GotoAsync(site.Url);
        await PressAsync("start.begin");
        await IsAtQuestionAsync(1);
        await PressAsync("answer.no");
        await IsAtQuestionAsync(2);
        await page.GoBackAsync();
        await IsAtQuestionAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = Texts.Get("page.goOn") }).ClickAsync();
        await IsAtQuestionAsync(2);
        await page.Locator("#text").FillAsync("yes");
        await page.Locator("#text").PressAsync("Enter");
        await IsAtQuestionAsync(3);
        await page.Locator("#language").SelectOptionAsync(Texts.RightToLeft);
        await page.GetByRole(AriaRole.Button, new() { Name = Texts.Get("page.form.change"), Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await IsAtQuestionAsync(3);
        foreach (var (id, phase) in new[] { ("answer.no", "check"), ("check.confirm", "recommendation"), ("recommendation.take", "route") })
        {
            await PressAsync(id);
            await Assertions.Expect(progress).ToHaveAttributeAsync("data-phase", phase);
        }

        for (var station = 1; station <= 2; station++)
        {
            await PressAsync(station == 1 ? "route.first" : "route.next");
            await Assertions.Expect(progress).ToHaveAttributeAsync("data-step", "1");
            while (await progress.GetAttributeAsync("data-step") is { } step && step != await progress.GetAttributeAsync("data-steps"))
            {
                await PressAsync("step.next");
                await Assertions.Expect(progress).Not.ToHaveAttributeAsync("data-step", step);
            }

            await PressAsync("station.mark");
            await Assertions.Expect(progress).ToHaveAttributeAsync("data-phase", station == 1 ? "route" : "summary");
        }

        await page.ScreenshotAsync(new() { Path = Photos.PathOf("no-script-summary"), FullPage = true });
        Assert.Empty(complaints.All);
    }
}
