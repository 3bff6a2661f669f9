using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

[Collection(nameof(Site))]
public sealed class KeyboardTests(Site site)
{
    // At 200 % zoom, a window of 320 pixels is only 160 CSS pixels wide.
    [Fact]
    public async Task The_whole_job_is_done_by_keyboard_alone_in_a_small_window_at_a_large_zoom()
    {
        await using var visitor = await site.VisitAsync(
            new()
            {
                ViewportSize = new() { Width = 160, Height = 320 },
                DeviceScaleFactor = 2,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = Texts.Get("page.skip") })).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Now).ToBeFocusedAsync();
        await PressAsync(visitor, "start.begin");
        for (var question = 1; question <= 3; question++)
        {
            await visitor.IsAtQuestionAsync(question);
            await Assertions.Expect(visitor.Card.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
            await PressAsync(visitor, question == 2 ? "answer.yes" : "answer.no");
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.PhotographAsync("zoomed-check");
        await PressAsync(visitor, "check.confirm");
        await visitor.IsInPhaseAsync("recommendation");
        await PressAsync(visitor, "recommendation.take");
        for (var station = 1; station <= 2; station++)
        {
            await visitor.IsInPhaseAsync("route");
            await PressAsync(visitor, station == 1 ? "route.first" : "route.next");
            await visitor.IsAtStepAsync(station, 1);
            var steps = await visitor.NumberAsync("data-steps");
            for (var step = 2; step <= steps; step++)
            {
                await PressAsync(visitor, "step.next");
                await visitor.IsAtStepAsync(station, step);
            }

            await PressAsync(visitor, "station.mark");
        }

        await visitor.IsInPhaseAsync("summary");
        await visitor.FitsAsync("zoomed");
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task What_is_new_is_read_once_by_the_focus_after_a_press_and_by_the_live_region_after_words()
    {
        await using var visitor = await site.VisitAsync();
        var live = visitor.Page.Locator("#live");
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await Assertions.Expect(visitor.Card.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await Assertions.Expect(live).ToHaveTextAsync("");

        await visitor.SayAsync("no");
        await visitor.IsAtQuestionAsync(2);
        await Assertions.Expect(visitor.Input).ToBeFocusedAsync();
        await Assertions.Expect(live).ToHaveTextAsync(await visitor.Card.GetByRole(AriaRole.Heading).InnerTextAsync());
    }

    // Moves the focus to the button with Tab only, and presses Enter. The focused button must be in the viewport.
    private static async Task PressAsync(Visitor visitor, string textId)
    {
        var button = visitor.Button(textId);
        await Assertions.Expect(button).ToBeAttachedAsync();
        for (var stop = 0; stop < 60; stop++)
        {
            if (await button.EvaluateAsync<bool>("button => button === document.activeElement"))
            {
                await Assertions.Expect(button).ToBeInViewportAsync();
                await visitor.Page.Keyboard.PressAsync("Enter");
                return;
            }

            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{textId} is not reached by Tab.");
    }
}
