using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Goes through the whole conversation once in each look, takes a screenshot of every stage, and checks it with axe.</summary>
[Collection(nameof(Site))]
public sealed class StagesTests(Site site)
{
    [Theory]
    [InlineData("light", 1280, 800, ColorScheme.Light, ForcedColors.None)]
    [InlineData("narrow-dark", 320, 640, ColorScheme.Dark, ForcedColors.None)]
    [InlineData("contrast", 1280, 800, ColorScheme.Light, ForcedColors.Active)]
    [InlineData("right-to-left", 390, 844, ColorScheme.Light, ForcedColors.None, Texts.RightToLeft)]
    public async Task Every_stage_is_accessible_and_fits_and_a_step_needs_no_scrolling(
        string look,
        int width,
        int height,
        ColorScheme colours,
        ForcedColors forced,
        string locale = "en-GB"
    )
    {
        await using var visitor = await site.VisitAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = colours,
                ForcedColors = forced,
                Locale = locale,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var number = 0;
        async Task LookAsync(string stage)
        {
            await visitor.PhotographAsync($"{look}-{++number:00}-{stage}");
            await visitor.FitsAsync(stage);
            if (stage is not ("greeting" or "explained")) // these two stages do not scroll
            {
                await visitor.SeesNowAsync(stage);
            }

            if (forced == ForcedColors.None) // with forced colours axe would find only what the light look shows, too
            {
                await Axe.FindsNothingAsync(visitor.Page, stage);
            }
        }

        async Task PressAsync(string id)
        {
            await Assertions.Expect(visitor.Button(id)).ToBeInViewportAsync(new() { Ratio = 1 });
            await visitor.PressAsync(id);
        }

        await visitor.IsInPhaseAsync("start");
        await LookAsync("greeting");
        await PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await visitor.Card.Locator(".explains summary").ClickAsync();
        await LookAsync("explained");
        await visitor.SayAsync(locale == Texts.RightToLeft ? "كلمات" : "glossary");
        await Assertions.Expect(visitor.Now.Locator(".says")).ToBeVisibleAsync();
        await LookAsync("in-between");
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(2);
        await PressAsync("answer.yes");
        await visitor.IsAtQuestionAsync(3);
        await LookAsync("answered");
        await PressAsync("answer.notSure");
        await visitor.IsInPhaseAsync("check");
        await LookAsync("check");
        await PressAsync("check.confirm");
        await visitor.IsInPhaseAsync("recommendation");
        await LookAsync("recommendation");
        await visitor.PressAsync("compare.packages");
        await visitor.ShowsAsync("packages");
        await LookAsync("packages");
        var cell = await visitor.Now.Locator("table td[data-head]").First.EvaluateAsync<string>("cell => getComputedStyle(cell).display");
        Assert.Equal(width <= 480 ? "block" : "table-cell", cell);
        await visitor.PressAsync("recommendation.take");
        await visitor.IsInPhaseAsync("route");
        await LookAsync("route");
        await PressAsync("route.first");
        await visitor.IsAtStepAsync(1, 1);
        await LookAsync("station");
        var steps = await visitor.NumberAsync("data-steps");
        for (var step = 2; step <= steps; step++)
        {
            await PressAsync("step.next");
            await visitor.IsAtStepAsync(1, step);
        }

        await LookAsync("actions");
        await visitor.Button("action.mark", ("number", 1)).EvaluateAsync("button => button.scrollIntoView({ block: 'center' })");
        var before = await visitor.TopAsync();
        await visitor.PressAsync("action.mark", ("number", 1));
        await Assertions.Expect(visitor.Card.Locator(".note-now")).ToBeVisibleAsync();
        Assert.Equal(before, await visitor.TopAsync());
        await PressAsync("station.mark");
        await visitor.IsInPhaseAsync("route");
        await visitor.CommandAsync("page.help");
        await visitor.ShowsAsync("help");
        await LookAsync("help");
        await visitor.PressAsync("route.summary");
        await visitor.IsInPhaseAsync("summary");
        await LookAsync("summary");
        await visitor.CommandAsync("page.restart");
        await visitor.ShowsAsync("restart");
        await LookAsync("restart");
        Assert.Empty(visitor.Complaints);
    }
}
