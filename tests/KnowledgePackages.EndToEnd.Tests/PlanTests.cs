using System.Text.RegularExpressions;
using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;
using UglyToad.PdfPig;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Tests the plan's page in a browser with the shipped content: a person views, prints, copies and downloads the plan.</summary>
public sealed class PlanTests(PlanTests.Host host) : IClassFixture<PlanTests.Host>
{
    private static readonly string[] Formats = ["A4", "Letter"];

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("ar")]
    [InlineData("uk")]
    public async Task In_every_language_the_plan_is_one_page_or_two_on_paper_and_accessible_on_the_screen(string language)
    {
        await using var visitor = await host.VisitWithPlanAsync(language);
        var page = visitor.Page;
        await page.GotoAsync($"{host.Url}/plan");
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("dir", language == Texts.RightToLeft ? "rtl" : "ltr");
        await page.Locator(".centre").FillAsync("Centre Nord");
        await visitor.PhotographAsync($"plan-{language}", whole: true);
        await Axe.FindsNothingAsync(page, language);

        var word = await page.RunAndWaitForDownloadAsync(() => page.Locator(".tools button[form=files]").ClickAsync());
        await word.SaveAsAsync(Path.ChangeExtension(Photos.PathOf($"plan-{language}"), "docx"));

        foreach (var format in Formats)
        {
            var path = Path.ChangeExtension(Photos.PathOf($"plan-{language}-{format}"), "pdf");
            using var paper = PdfDocument.Open(await page.PdfAsync(new() { Format = format, Path = path, PrintBackground = true }));

            Assert.InRange(paper.NumberOfPages, 1, 2);
            var text = string.Concat(paper.GetPages().Select(each => each.Text));
            Assert.Contains("Maria", text, StringComparison.Ordinal);
            Assert.Contains("Centre Nord", text, StringComparison.Ordinal);
            Assert.Matches(@"https://[\w.]+/", text);
            Assert.Contains($"{host.Url}/", text, StringComparison.Ordinal);
            if (language != Texts.RightToLeft) // a PDF stores Arabic letters by their shapes, so their text cannot be compared
            {
                var title = await page.Locator("h1").InnerTextAsync();
                Assert.Contains(Letters(title), Letters(text), StringComparison.Ordinal);
                var button = await page.Locator(".tools button:visible").First.InnerTextAsync();
                Assert.DoesNotContain(Letters(button), Letters(text), StringComparison.Ordinal);
            }
        }

        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task On_a_phone_and_in_the_dark_the_plan_fits_and_is_accessible()
    {
        await using var visitor = await host.VisitWithPlanAsync(
            "en",
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
                ColorScheme = ColorScheme.Dark,
            }
        );
        await visitor.Page.GotoAsync($"{host.Url}/plan");

        await visitor.FitsAsync("plan");
        await Axe.FindsNothingAsync(visitor.Page, "plan on a phone");
        await visitor.PhotographAsync("plan-phone", whole: true);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task The_plan_is_copied_as_text_and_downloaded_as_Word_and_calendar_files_and_drafts_a_mail()
    {
        await using var visitor = await host.VisitWithPlanAsync("en");
        var page = visitor.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync($"{host.Url}/plan");
        await page.Locator(".centre").FillAsync("Centre Nord");
        await page.Locator(".centre").PressAsync("Enter");

        await page.Locator("#copy").ClickAsync();
        await Assertions.Expect(page.Locator("#said")).ToHaveTextAsync(Texts.Get("page.plan.copied"));
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith("Centre Nord\nAction plan", copied.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Maria", copied, StringComparison.Ordinal);

        var word = await DownloadAsync("files.word");
        Assert.EndsWith(".docx", word.SuggestedFilename, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(await word.PathAsync()))[..2]);
        var dates = await DownloadAsync("files.calendar");
        Assert.EndsWith(".ics", dates.SuggestedFilename, StringComparison.Ordinal);
        Assert.Contains("Maria", await File.ReadAllTextAsync(await dates.PathAsync()), StringComparison.Ordinal);
        var mail = await page.GetByText(Texts.Get("page.plan.mail"), new() { Exact = true }).GetAttributeAsync("href");
        Assert.StartsWith("mailto:?subject=Action%20plan", mail, StringComparison.Ordinal);
        Assert.Empty(visitor.Complaints);

        Task<IDownload> DownloadAsync(string textId) =>
            page.RunAndWaitForDownloadAsync(() => page.GetByText(Texts.Get(textId), new() { Exact = true }).ClickAsync());
    }

    [Fact]
    public async Task After_another_round_the_plan_compares_both_and_still_fits_on_two_pages()
    {
        await using var visitor = await host.VisitWithPlanAsync("en");
        await visitor.SayAsync("restart");
        await visitor.ShowsAsync("restart");
        await visitor.PressAsync("restart.yes");
        for (var number = 1; number <= 6; number++)
        {
            await visitor.IsAtQuestionAsync(number);
            await visitor.PressAsync(number % 2 == 0 ? "answer.yes" : "answer.no");
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.PressAsync("check.confirm");
        await visitor.IsInPhaseAsync("recommendation");
        await visitor.PressAsync("rounds.compare");
        await visitor.ShowsAsync("rounds");
        await Axe.FindsNothingAsync(visitor.Page, "then and now");
        await visitor.PressAsync("recommendation.take");
        await visitor.IsInPhaseAsync("route");
        await visitor.Page.GotoAsync($"{host.Url}/plan");

        await Assertions.Expect(visitor.Page.Locator("table.side tbody tr")).ToHaveCountAsync(7);
        await Assertions.Expect(visitor.Page.Locator("table.side tr[data-changed]")).ToHaveCountAsync(6);
        await Axe.FindsNothingAsync(visitor.Page, "plan with two rounds");
        await visitor.PhotographAsync("plan-rounds", whole: true);
        foreach (var format in Formats)
        {
            using var paper = PdfDocument.Open(await visitor.Page.PdfAsync(new() { Format = format, PrintBackground = true }));

            Assert.InRange(paper.NumberOfPages, 1, 2);
            var text = Letters(string.Concat(paper.GetPages().Select(each => each.Text)));
            Assert.Contains(Letters(Texts.Get("rounds.title")), text, StringComparison.Ordinal);
            Assert.Contains("Maria", text, StringComparison.Ordinal);
        }

        await visitor.Page.SetViewportSizeAsync(400, 800);
        await visitor.FitsAsync("plan with two rounds");
        var cell = visitor.Page.Locator("table.side td").First;
        Assert.Equal("block", await cell.EvaluateAsync<string>("cell => getComputedStyle(cell).display"));
        Assert.Empty(visitor.Complaints);
    }

    private static string Letters(string text) => Regex.Replace(text, @"\W", "");

    /// <summary>A host with the shipped content, and a browser.</summary>
    public sealed class Host : IAsyncLifetime
    {
        private static readonly DateOnly Until = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(100));

        private IPlaywright? _playwright;
        private IBrowser? _browser;
        private RunningHost? _host;

        internal string Url => _host!.Url;

        public async Task InitializeAsync()
        {
            _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
            _browser = await Browsers.StartAsync(_playwright);
            _host = await RunningHost.StartAsync();
            Assertions.SetDefaultExpectTimeout(Browsers.Patience);
        }

        /// <summary>
        /// Opens the page in this language, as a person who has chosen two actions with names and dates and has added one action.
        /// </summary>
        internal async Task<Visitor> VisitWithPlanAsync(string language, BrowserNewContextOptions? options = null)
        {
            options ??= new() { ViewportSize = new() { Width = 1100, Height = 800 } };
            options.Locale = "en-GB";
            var visitor = await Visitor.OpenAsync(_browser!, Url, options);
            await visitor.PressAsync("start.begin");
            for (var number = 1; number <= 6; number++)
            {
                await visitor.IsAtQuestionAsync(number);
                await visitor.PressAsync(number % 2 == 0 ? "answer.no" : "answer.yes");
            }

            await visitor.IsInPhaseAsync("check");
            await visitor.PressAsync("check.confirm");
            await visitor.IsInPhaseAsync("recommendation");
            await visitor.PressAsync("recommendation.take");
            await visitor.IsInPhaseAsync("route");
            var day = Until.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
            foreach (var (text, shows) in new[]
            {
                ($"action 1, Maria, until {day}", "arranged/kp2-s1-a1"),
                ($"action 4, Jonas, until {day}", "arranged/"),
                ("note 1: ask the mayor before the summer", "arranged/kp2-s1-a1"),
                ("add action: visit the bakery next door", "actionAdded/own1"),
            })
            {
                var before = await visitor.Page.Locator("html").GetAttributeAsync("data-number");
                await visitor.SayAsync(text);
                await Assertions.Expect(visitor.Talk).ToHaveAttributeAsync("data-shows", new Regex(Regex.Escape(shows)));
                await Assertions.Expect(visitor.Page.Locator("html")).Not.ToHaveAttributeAsync("data-number", before!);
            }

            if (language != "en")
            {
                await visitor.Page.Locator("#language").SelectOptionAsync(language);
                await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            }

            return visitor;
        }

        public async Task DisposeAsync()
        {
            await _browser!.DisposeAsync();
            _playwright?.Dispose();
            await _host!.DisposeAsync();
        }
    }
}
