using Deque.AxeCore.Playwright;
using KnowledgePackages.Bot.Tests;
using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>The plain page at <c>/form</c> in a browser whose JavaScript is off.</summary>
[Collection(nameof(Site))]
public sealed class FormTests(Site site, TwoLanguages host) : IClassFixture<TwoLanguages>
{
    [Theory]
    [InlineData("dark-narrow", 320, 640, "en", ColorScheme.Dark, ForcedColors.None)]
    [InlineData("zoomed", 160, 320, "en", ColorScheme.Light, ForcedColors.None)] // 320 px at 200 %
    [InlineData("contrast", 1100, 800, "en", ColorScheme.Light, ForcedColors.Active)]
    [InlineData("right-to-left", 1100, 800, PseudoLanguage.Tag, ColorScheme.Light, ForcedColors.None)]
    public async Task The_whole_job_is_accessible_and_fits_without_scripts(
        string look, int width, int height, string language, ColorScheme colours, ForcedColors forced)
    {
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = language,
            ColorScheme = colours,
            ForcedColors = forced,
        };
        await using var looking = await site.Browser.NewContextAsync(options);
        await using var context = await OpenAsync(options);
        var mirror = await looking.NewPageAsync();
        var page = await context.NewPageAsync();
        var complaints = new Complaints(page, host.Url);
        string Say(string id) => language == PseudoLanguage.Tag ? PseudoLanguage.Of(Texts.Get(id)) : Texts.Get(id);
        async Task LookAsync(int number, string stage) => await IsAccessibleAsync(page, mirror, $"form-{look}-{number:00}-{stage}");
        async Task PressAsync(string id, params (string Name, object Value)[] values) =>
            await page.GetByRole(
                    AriaRole.Button,
                    new()
                    {
                        Name = values.Aggregate(
                            Say(id),
                            (text, value) => text.Replace($"{{{value.Name}}}", $"{value.Value}", StringComparison.Ordinal)
                        ),
                        Exact = true,
                    }
                )
                .First.ClickAsync();
        Task PressPackageAsync(string id) => PressAsync(id, ("package", Say("package").Replace("{number}", "2", StringComparison.Ordinal)));

        await page.GotoAsync($"{host.Url}/form");
        await LookAsync(1, "greeting");
        await PressAsync("start.begin");
        await LookAsync(2, "question");
        await PressAsync("question.explain");
        await LookAsync(3, "explanation");
        foreach (var answer in new[] { "yes", "no", "no", "no", "yes", "notSure" })
        {
            await PressAsync($"answer.{answer}");
        }

        await LookAsync(4, "check");
        await PressAsync("check.confirm");
        await LookAsync(5, "recommendation");
        await PressPackageAsync("recommendation.take");
        await LookAsync(6, "route");
        await PressAsync("route.open", ("number", 2));
        await PressAsync("step.next");
        await LookAsync(7, "resources");
        while (await page.GetByRole(AriaRole.Button, new() { Name = Say("step.next"), Exact = true }).CountAsync() > 0)
        {
            await PressAsync("step.next");
        }

        await PressAsync("action.mark", ("number", 1));
        await LookAsync(8, "actions");
        await page.Locator("details summary").ClickAsync();
        await LookAsync(9, "before");
        await PressAsync("page.help");
        await LookAsync(10, "help");
        await page.Locator("#text").FillAsync(Say("page.form.language"));
        await page.Locator("#text").PressAsync("Enter");
        await LookAsync(11, "language");
        await context.ClearCookiesAsync(new() { Name = "kp-form" });
        await page.Locator("#text").FillAsync("12 34");
        await page.Locator("#text").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".problem")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("12 34");
        await LookAsync(12, "problem");

        // The browser itself tells of the answer 400.
        Assert.All(complaints.All, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_keyboard_alone_a_question_is_answered_and_the_page_says_in_its_title_where_it_is()
    {
        await using var context = await OpenAsync(new() { Locale = "en" });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{host.Url}/form");

        await PressByKeyboardAsync(page, Texts.Get("start.begin"));
        await Assertions.Expect(page).ToHaveTitleAsync("Question 1 of 6 – Knowledge Packages");
        await PressByKeyboardAsync(page, Texts.Get("answer.no"));
        await Assertions.Expect(page).ToHaveTitleAsync("Question 2 of 6 – Knowledge Packages");

        // The redirect leads past the header: the first stop is the first answer. The title is there before the rest of the page is.
        await Assertions.Expect(page.Locator("main:focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("*:focus")).ToHaveTextAsync(Texts.Get("answer.yes"));
    }

    private Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options)
    {
        options.JavaScriptEnabled = false;
        return site.Browser.NewContextAsync(options);
    }

    private static async Task PressByKeyboardAsync(IPage page, string words)
    {
        for (var stops = 0; stops < 30; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.Locator("button:focus").CountAsync() > 0 && await page.Locator("button:focus").InnerTextAsync() == words)
            {
                await page.Keyboard.PressAsync("Enter");
                return;
            }
        }

        Assert.Fail($"No key leads to '{words}'.");
    }

    // Axe is a script, so it looks at the same markup in a page of its own, under the same address.
    private async Task IsAccessibleAsync(IPage page, IPage mirror, string stage)
    {
        await page.ScreenshotAsync(new() { Path = Photos.PathOf(stage), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        var markup = await page.ContentAsync();
        await mirror.RouteAsync(
            "**/mirror",
            route => route.FulfillAsync(new() { Body = markup, ContentType = "text/html; charset=utf-8" }),
            new() { Times = 1 }
        );
        await mirror.GotoAsync($"{host.Url}/mirror");
        Assert.True(
            await mirror.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
            $"{stage} is wider than the window."
        );
        if (stage.StartsWith("form-zoomed", StringComparison.Ordinal))
        {
            return; // the same markup as in the other looks, and what axe would say to it
        }

        var found = (await mirror.RunAxe()).Violations.Select(violation =>
            $"{stage}: {violation.Id}, {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => $"{node.Html} {node.Any.FirstOrDefault()?.Message}"))}"
        );
        Assert.True(!found.Any(), string.Join(Environment.NewLine, found));
    }
}
