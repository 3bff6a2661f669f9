using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Tests the chat on another website.</summary>
[Collection(nameof(Site))]
public sealed class EmbedTests(Site site)
{
    [Fact]
    public async Task By_keyboard_alone_the_panel_opens_and_closes_and_the_focus_is_kept_and_returned()
    {
        await using var guest = await Guest.OpenAsync(site);
        await guest.Page.Keyboard.PressAsync("Tab"); // the first Tab reaches the website's own button
        await guest.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(guest.Launcher).ToBeFocusedAsync();
        await guest.PhotographAsync("embed-closed");
        await Axe.FindsNothingAsync(guest.Page, "embed closed");

        await guest.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(guest.Heading).ToBeFocusedAsync();
        await Assertions.Expect(guest.Launcher).ToHaveAttributeAsync("aria-expanded", "true");
        await guest.PhotographAsync("embed-open");
        await Axe.FindsNothingAsync(guest.Page, "embed open");
        await guest.Page.Keyboard.PressAsync("Tab");
        var begin = guest.Button("start.begin");
        await Assertions.Expect(begin).ToBeFocusedAsync();

        await guest.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(guest.Panel).ToBeHiddenAsync();
        await Assertions.Expect(guest.Launcher).ToBeFocusedAsync();
        await Assertions.Expect(guest.Launcher).ToHaveAttributeAsync("aria-expanded", "false");
        await guest.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(begin).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Where_cookies_of_frames_are_refused_a_visitor_comes_back_to_the_same_question()
    {
        await using var browser = await Browsers.StartAsync(site.Playwright, "--test-third-party-cookie-phaseout");
        await using var guest = await Guest.OpenAsync(site, browser: browser);
        await guest.Launcher.ClickAsync();
        await guest.Button("start.begin").ClickAsync();
        await guest.IsAtQuestionAsync(1);
        await guest.Button("answer.no").ClickAsync();
        await guest.IsAtQuestionAsync(2);

        await guest.Page.Context.ClearCookiesAsync();
        await guest.Page.ReloadAsync();
        await guest.Launcher.ClickAsync();

        await guest.IsAtQuestionAsync(2);
    }

    [Fact]
    public async Task Before_it_is_opened_it_loads_one_small_file_and_moves_nothing()
    {
        await using var guest = await Guest.OpenAsync(site);

        var loaded = await guest.Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map(entry => entry.name)");
        var packed = await guest.EmbedScript.SizesAsync();
        var shift = await guest.Page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              let moved = 0;
              new PerformanceObserver(list => list.getEntries().forEach(({ value }) => { moved += value; }))
                .observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
            })
            """
        );

        Assert.Equal($"{site.Url}/embed.js", Assert.Single(loaded));
        Assert.InRange(packed.ResponseBodySize, 1, 10_000);
        Assert.Equal(0, shift);
        await Assertions.Expect(guest.Page.Locator("iframe")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_the_panel_is_the_whole_screen_and_nothing_behind_it_can_be_reached()
    {
        await using var guest = await Guest.OpenAsync(site, width: 360, height: 640);
        await guest.PhotographAsync("embed-phone-closed");
        await guest.Launcher.ClickAsync();
        await Assertions.Expect(guest.Heading).ToBeFocusedAsync();
        await guest.PhotographAsync("embed-phone-open");
        await Assertions.Expect(guest.Frame.Locator("#large")).ToBeHiddenAsync();

        var box = await guest.Panel.BoundingBoxAsync();
        Assert.Equal((0, 0, 360, 640), (box!.X, box.Y, box.Width, box.Height));
        Assert.True(await guest.Panel.EvaluateAsync<bool>("panel => panel.matches(':modal')"));
        await Axe.FindsNothingAsync(guest.Page, "embed on a phone");
        await guest.Frame.Locator("#close").ClickAsync();
        await Assertions.Expect(guest.Launcher).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_larger_panel_stays_larger_the_next_time()
    {
        await using var guest = await Guest.OpenAsync(site);
        await guest.Launcher.ClickAsync();
        var larger = guest.Frame.Locator("#large");
        await Assertions.Expect(larger).ToHaveAttributeAsync("aria-pressed", "false");
        var before = await guest.Panel.BoundingBoxAsync();
        await larger.ClickAsync();
        await Assertions.Expect(larger).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.True((await guest.Panel.BoundingBoxAsync())!.Width > 1.5 * before!.Width);

        await guest.Page.ReloadAsync();
        await guest.Launcher.ClickAsync();
        await Assertions.Expect(larger).ToHaveAttributeAsync("aria-pressed", "true");
        await guest.PhotographAsync("embed-large");
        await larger.ClickAsync();
        await Assertions.Expect(larger).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal(before.Width, (await guest.Panel.BoundingBoxAsync())!.Width);
    }

    [Fact]
    public async Task In_a_language_from_right_to_left_all_of_it_is_turned_round_and_a_choice_of_another_is_kept()
    {
        await using var guest = await Guest.OpenAsync(
            site,
            $"data-language=\"{Texts.RightToLeft}\" data-position=\"end\"",
            scheme: ColorScheme.Dark
        );
        await guest.Launcher.ClickAsync();
        await Assertions.Expect(guest.Frame.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Assertions.Expect(guest.Heading).ToBeFocusedAsync();
        await guest.PhotographAsync("embed-right-to-left-dark");
        await Axe.FindsNothingAsync(guest.Page, "embed from right to left");
        Assert.True((await guest.Panel.BoundingBoxAsync())!.X < 50);

        await guest.Frame.Locator("#language").SelectOptionAsync("en");
        await Assertions.Expect(guest.Frame.Locator("html")).ToHaveAttributeAsync("dir", "ltr");
        await guest.Page.Context.ClearCookiesAsync();
        await guest.Page.ReloadAsync();
        await guest.Launcher.ClickAsync();
        await Assertions.Expect(guest.Frame.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task A_website_that_nobody_allowed_cannot_show_it_and_says_how_to_go_on()
    {
        await using var guest = await Guest.OpenAsync(site, origin: site.Website.StrangeOrigin);
        await guest.Page.Clock.InstallAsync();
        await guest.Page.ReloadAsync();
        await guest.Launcher.ClickAsync();
        await guest.Page.Clock.FastForwardAsync(20_000);

        await Assertions.Expect(guest.Panel.GetByText(Texts.Get("page.embed.failed"))).ToBeVisibleAsync();
        await Assertions.Expect(guest.Panel.GetByRole(AriaRole.Link, new() { Name = Texts.Get("page.embed.tab") })).ToBeVisibleAsync();
        // The browser shows its own error page in the frame.
        Assert.DoesNotContain(guest.Page.Frames, frame => frame.Url.StartsWith(site.Url, StringComparison.Ordinal));
        await guest.PhotographAsync("embed-refused");
        await Axe.FindsNothingAsync(guest.Page, "embed refused");
    }

    [Fact]
    public async Task Messages_of_other_windows_change_nothing()
    {
        await using var guest = await Guest.OpenAsync(site);
        await guest.Launcher.ClickAsync();
        await Assertions.Expect(guest.Heading).ToBeFocusedAsync();
        var kept = await guest.KeptAsync();

        await guest.Page.EvaluateAsync(
            """
            () => new Promise(done => {
              addEventListener('message', ({ data }) => data === 'end' && done());
              for (const message of [{ type: 'key', key: 'forged' }, { type: 'close' }])
                postMessage({ of: 'knowledge-packages', ...message }, '*');
              postMessage('end', '*');
            })
            """
        );

        Assert.Contains("key", kept, StringComparison.Ordinal);
        Assert.Equal(kept, await guest.KeptAsync());
        await Assertions.Expect(guest.Panel).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1100)]
    [InlineData(320)]
    public async Task The_example_page_shows_it_and_is_accessible(int width)
    {
        await using var context = await site.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 } });
        var page = await context.NewPageAsync();
        var complaints = new Complaints(page, site.Url);
        await page.GotoAsync($"{site.Url}/embed-example");
        await Assertions.Expect(page.Locator("knowledge-packages .launcher")).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Photos.PathOf($"example-{width}"), FullPage = true });

        await Axe.FindsNothingAsync(page, "example");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.Locator("knowledge-packages .launcher").ClickAsync();
        await Assertions.Expect(page.FrameLocator("knowledge-packages iframe").Locator("html[data-live]")).ToBeAttachedAsync();
        Assert.Empty(complaints.All);
    }
}
