using System.Text.RegularExpressions;
using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>
/// Tests the plan beside the conversation: the plan does not move, a person can tick its items there, and on a phone a button opens the
/// plan.
/// </summary>
[Collection(nameof(Site))]
public sealed class PanelTests(Site site)
{
    [Fact]
    public async Task On_a_wide_screen_the_plan_stands_in_the_margin_and_a_tick_moves_nothing()
    {
        await using var visitor = await WithPlanAsync(1400, 900);
        var panel = visitor.Page.Locator("#plan");
        await Assertions.Expect(panel).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator("#to-plan")).ToBeHiddenAsync();
        var ids = await IdsAsync(visitor);
        var tick = panel.Locator("#planned-kp2-s1-a1 .tick");
        var (top, at) = (await visitor.TopAsync(), (await tick.BoundingBoxAsync())!.Y);
        await visitor.PhotographAsync("panel-wide");

        await tick.ClickAsync();

        await Assertions.Expect(panel.Locator("#planned-kp2-s1-a1[data-done]")).ToBeVisibleAsync();
        Assert.Equal((top, at), (await visitor.TopAsync(), (await tick.BoundingBoxAsync())!.Y));
        Assert.Equal(ids, await IdsAsync(visitor));
        await Assertions.Expect(tick).ToBeFocusedAsync();
        await Axe.FindsNothingAsync(visitor.Page, "panel");
        await visitor.PhotographAsync("panel-wide-ticked");

        await tick.ClickAsync();
        await Assertions.Expect(panel.Locator("#planned-kp2-s1-a1[data-done]")).ToHaveCountAsync(0);
        Assert.Empty(visitor.Complaints);
    }

    [Theory]
    [InlineData("en-GB")]
    [InlineData(Texts.RightToLeft)]
    public async Task On_a_phone_a_button_opens_the_plan_and_it_stays_open_while_it_is_ticked(string locale)
    {
        await using var visitor = await WithPlanAsync(390, 844, locale);
        var panel = visitor.Page.Locator("#plan");
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await visitor.Page.Locator("#to-plan").ClickAsync();
        await Assertions.Expect(panel).ToBeVisibleAsync();
        await visitor.FitsAsync("panel");
        await Axe.FindsNothingAsync(visitor.Page, "panel on a phone");

        await panel.Locator("#planned-kp2-s1-a1 .tick").ClickAsync();

        await Assertions.Expect(panel.Locator("#planned-kp2-s1-a1[data-done]")).ToBeVisibleAsync();
        await visitor.PhotographAsync($"panel-phone-{locale}");
        await panel.Locator(".top button").ClickAsync();
        await Assertions.Expect(panel).ToBeHiddenAsync();
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_name_and_a_date_stand_apart()
    {
        await using var visitor = await WithPlanAsync(1400, 900);

        await visitor.SayAsync("action 1, Maria, until 15 May");

        await Assertions.Expect(visitor.Page.Locator("#plan")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"Maria \S+ 15 May"));
    }

    [Fact]
    public async Task Another_tab_ticks_and_the_panel_here_shows_it()
    {
        await using var here = await WithPlanAsync(1400, 900);
        await using var there = await here.OpenTabAsync();

        await there.Page.Locator("#planned-kp2-s1-a1 .tick").ClickAsync();

        await Assertions.Expect(here.Page.Locator("#planned-kp2-s1-a1[data-done]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_wants_to_be_reminded_gets_a_calendar_file_before_the_reminder_on_the_page()
    {
        await using var visitor = await WithPlanAsync(1100, 800);
        await visitor.SayAsync("remind me");
        await visitor.ShowsAsync("leave");
        var link = visitor.Card.Locator(".files a[href='/plan/calendar?days=7']");
        await Assertions.Expect(visitor.Card).ToContainTextAsync(Texts.Get("reminder.askHere"));
        var below = await visitor.Button("reminder.in7").BoundingBoxAsync();
        Assert.True((await link.BoundingBoxAsync())!.Y < below!.Y, "The calendar file comes first.");
        await visitor.PhotographAsync("reminder-on-the-page");

        var file = await visitor.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        Assert.Contains("BEGIN:VEVENT", await File.ReadAllTextAsync(await file.PathAsync()), StringComparison.Ordinal);
        await Axe.FindsNothingAsync(visitor.Page, "reminder");
        Assert.Empty(visitor.Complaints);
    }

    private static Task<string[]> IdsAsync(Visitor visitor) =>
        visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.planned li')].map(item => item.id)");

    private async Task<Visitor> WithPlanAsync(int width, int height, string locale = "en-GB")
    {
        var visitor = await site.VisitAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await visitor.PressAsync("start.begin");
        foreach (var number in new[] { 1, 2, 3 })
        {
            await visitor.IsAtQuestionAsync(number);
            await Assertions.Expect(visitor.Page.Locator("#plan")).ToHaveCountAsync(0);
            await visitor.PressAsync("answer.yes");
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.PressAsync("check.confirm");
        await visitor.IsInPhaseAsync("recommendation");
        await visitor.PressAsync("recommendation.take");
        await visitor.IsInPhaseAsync("route");
        await Assertions.Expect(visitor.Page.Locator("#plan")).ToBeAttachedAsync();
        await visitor.PressAsync("route.summary");
        await visitor.IsInPhaseAsync("summary");
        await visitor.Card.Locator("button[data-do=decide]").First.ClickAsync();
        await Assertions.Expect(visitor.Page.Locator(".planned li")).ToHaveCountAsync(1);
        await visitor.Card.Locator("button[data-do=decide]").Last.ClickAsync();
        await Assertions.Expect(visitor.Talk).ToHaveAttributeAsync("data-shows", new Regex("actionNotForUs/"));
        return visitor;
    }
}
