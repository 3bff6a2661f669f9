using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Tests that the result of a person's input comes into view, and that nothing else moves, even on a slow machine.</summary>
[Collection(nameof(Site))]
public sealed class InViewTests(Site site)
{
    [Theory]
    [InlineData(1280, 800, "en", 10)]
    [InlineData(390, 844, Texts.RightToLeft, 40)]
    [InlineData(390, 844, "en", 150)]
    public async Task Commands_language_reload_and_search_answer_in_view(int width, int height, string locale, int messages)
    {
        await using var visitor = await site.VisitAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                Locale = locale,
            }
        );
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        for (var said = 4; said < messages; said += 3)
        {
            await visitor.SayAsync("status");
            await Assertions.Expect(visitor.Page.Locator($"#asides .aside")).ToHaveCountAsync(Math.Min(40, (said - 4) / 3));
        }

        var slow = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await slow.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 6 });
        await LookAsync("a short card");
        foreach (var id in new[] { "answer.no", "answer.yes", "answer.no", "check.confirm", "recommendation.take", "route.first", "step.next" })
        {
            var number = await visitor.Page.Locator("html").GetAttributeAsync("data-number");
            await visitor.PressAsync(id);
            await Assertions.Expect(visitor.Page.Locator("html")).Not.ToHaveAttributeAsync("data-number", number!);
            await visitor.SeesNowAsync(id);
        }

        await visitor.IsAtStepAsync(1, 2);
        await LookAsync("a tall card");
        Assert.Empty(visitor.Complaints);

        async Task LookAsync(string at)
        {
            await visitor.CommandAsync("page.help");
            await visitor.ShowsAsync("help");
            await visitor.SeesNowAsync($"help, {at}");
            var (now, other) = locale == "en" ? ("en", Texts.RightToLeft) : (locale, "en");
            foreach (var language in new[] { other, now })
            {
                await visitor.Page.Locator("#language").SelectOptionAsync(language);
                await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
                await visitor.ShowsAsync($"language/{language}");
                await visitor.SeesNowAsync($"{language}, {at}");
            }

            await visitor.SayAsync(locale == "en" ? "search region" : "ابحث عن المنطقة");
            await Assertions.Expect(visitor.Talk).ToHaveAttributeAsync("data-shows", new System.Text.RegularExpressions.Regex("search"));
            await visitor.SeesNowAsync($"search, {at}");
            await visitor.ReloadAsync();
            await visitor.SeesNowAsync($"reload, {at}");
        }
    }

    [Fact]
    public async Task Two_windows_show_one_conversation_and_what_the_other_one_does_moves_nothing()
    {
        await using var visitor = await site.VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 500 } });
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        for (var count = 1; count <= 4; count++)
        {
            await visitor.SayAsync("status");
            await Assertions.Expect(visitor.Page.Locator("#asides .aside")).ToHaveCountAsync(count - 1);
        }

        var other = await visitor.OpenTabAsync();
        await visitor.Page.Locator("#asides > summary").ClickAsync();
        await visitor.Page.EvaluateAsync("scrollTo(0, 0)");
        await other.PressAsync("answer.no");
        await other.IsAtQuestionAsync(2);

        await visitor.IsAtQuestionAsync(2);
        Assert.Equal(0, await visitor.ScrollAsync());
        var below = visitor.Page.Locator("#below");
        await Assertions.Expect(below).ToBeVisibleAsync();
        await Axe.FindsNothingAsync(visitor.Page, "new message below");
        await below.ClickAsync();
        await Assertions.Expect(below).ToBeHiddenAsync();
        await visitor.SeesNowAsync("the control beside the composer");
        Assert.Empty(visitor.Complaints);
        Assert.Empty(other.Complaints);
    }

    [Fact]
    public async Task An_answer_is_changed_in_its_line_and_the_person_comes_back_to_its_row()
    {
        await using var visitor = await site.VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await visitor.PressAsync("start.begin");
        foreach (var number in new[] { 1, 2, 3 })
        {
            await visitor.IsAtQuestionAsync(number);
            await Assertions.Expect(visitor.Page.Locator("#past .line-of")).ToHaveCountAsync(number - 1);
            await visitor.PressAsync("answer.no");
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.PressAsync("check.change", ("number", 3));
        await visitor.IsAtQuestionAsync(3);
        await Assertions.Expect(visitor.Card.Locator("button.primary")).ToHaveTextAsync(Texts.Get("answer.no")); // the answer so far
        await visitor.PressAsync("answer.yes");
        await visitor.IsInPhaseAsync("check");

        await Assertions.Expect(visitor.Page.Locator("#row-kp2-c3")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_click_just_after_a_card_has_come_does_nothing()
    {
        await using var visitor = await site.VisitAsync(prepare: page => page.Clock.InstallAsync(new() { Time = "2026-01-01" }));
        await visitor.Page.Clock.PauseAtAsync("2026-01-01T01:00:00Z");
        await visitor.Page.Clock.RunForAsync(500);
        await visitor.PressAsync("start.begin");
        await Assertions.Expect(visitor.Progress).ToHaveAttributeAsync("data-number", "1");

        await visitor.Page.Locator("#open [data-do=answer]").First.ClickAsync();
        await visitor.Page.Clock.RunForAsync(500);
        await visitor.PressAsync("answer.no");

        await Assertions.Expect(visitor.Progress).ToHaveAttributeAsync("data-number", "2"); // only the second click answered
        await Assertions.Expect(visitor.Page.Locator("#answer-kp2-c1")).ToContainTextAsync(Texts.Get("answer.no"));
    }
}
