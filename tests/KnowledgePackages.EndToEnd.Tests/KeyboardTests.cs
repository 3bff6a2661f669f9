using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

[Collection(nameof(Site))]
public sealed class KeyboardTests(Site site)
{
    [Fact]
    public async Task The_first_question_is_reached_and_answered_by_keyboard_and_the_focus_goes_along()
    {
        await using var visitor = await site.VisitAsync();
        var keyboard = visitor.Page.Keyboard;
        await visitor.Input.FocusAsync();
        var history = visitor.Page.Locator(".webchat__basic-transcript");
        await keyboard.PressAsync("Shift+Tab"); // the end of the history
        await keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(history).ToBeFocusedAsync();

        await keyboard.PressAsync("Enter"); // into the newest message, at its first button
        await Assertions.Expect(visitor.Button("start.begin")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await visitor.IsAtQuestionAsync(1);
        await Assertions.Expect(visitor.Card.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Button("answer.yes")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");

        await visitor.IsAtQuestionAsync(2);
        await Assertions.Expect(visitor.Card.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
    }

    // A window of 320 pixels at 200 %: the page has 160 of its own pixels across.
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
        var keyboard = visitor.Page.Keyboard;
        await visitor.Input.FocusAsync();
        await keyboard.PressAsync("Shift+Tab");
        await keyboard.PressAsync("Shift+Tab");
        await keyboard.PressAsync("Enter");
        await PressAsync(visitor, "start.begin");
        for (var question = 1; question <= 6; question++)
        {
            await visitor.IsAtQuestionAsync(question);
            await PressAsync(visitor, question == 4 ? "answer.yes" : "answer.no");
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.PhotographAsync("zoomed-check");
        await Axe.FindsNothingAsync(visitor.Page, "zoomed");
        await PressAsync(visitor, "check.confirm");
        await visitor.IsInPhaseAsync("recommendation");
        await PressAsync(visitor, "recommendation.take");
        for (var station = 1; station <= 3; station++)
        {
            await visitor.IsInPhaseAsync("route");
            await PressAsync(visitor, station == 1 ? "route.first" : "route.next");
            await visitor.WalksToTheEndOfStationAsync(station, () => PressAsync(visitor, "step.next"));
            await PressAsync(visitor, "station.mark");
        }

        await visitor.HasFinishedAsync("kp2", "zoomed-summary");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task The_skip_link_is_the_first_stop_and_leads_to_the_conversation()
    {
        await using var visitor = await site.VisitAsync();

        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = Texts.Get("page.skip") })).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    // From the newest card's heading, or wherever the focus is in the card, by Tab alone; what has the focus can be seen.
    private static async Task PressAsync(Visitor visitor, string textId)
    {
        var button = visitor.Button(textId);
        await Assertions.Expect(visitor.Card.Locator(":focus").Or(visitor.Card.And(visitor.Page.Locator(":focus")))).ToHaveCountAsync(1);
        for (var stop = 0; stop < 40; stop++)
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
