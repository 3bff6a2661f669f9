using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Goes through the whole job once in each look, takes a picture of every stage and lets axe look at it.</summary>
[Collection(nameof(Site))]
public sealed class StagesTests(Site site)
{
    [Theory]
    [InlineData("light", 1100, 800, ColorScheme.Light, ForcedColors.None)]
    [InlineData("dark", 1100, 800, ColorScheme.Dark, ForcedColors.None)]
    [InlineData("narrow", 320, 640, ColorScheme.Light, ForcedColors.None)]
    [InlineData("contrast", 1100, 800, ColorScheme.Light, ForcedColors.Active)]
    [InlineData("right-to-left", 1100, 800, ColorScheme.Light, ForcedColors.None, Texts.RightToLeft)]
    public async Task Every_stage_is_accessible_and_fits(
        string look, int width, int height, ColorScheme colours, ForcedColors forced, string locale = "en-GB")
    {
        await using var visitor = await site.VisitAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = colours,
            ForcedColors = forced,
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
        });
        async Task LookAsync(int number, string stage)
        {
            await visitor.PhotographAsync($"{look}-{number:00}-{stage}");
            await FitsAsync(visitor, stage);
            if (forced == ForcedColors.None) // else the system chooses the colours, and the rest is as in the light look
            {
                await Axe.FindsNothingAsync(visitor.Page, stage);
            }
        }

        await visitor.IsInPhaseAsync("start");
        await LookAsync(1, "greeting");
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await LookAsync(2, "question");
        await visitor.PressAsync("question.explain");
        await visitor.ShowsAsync("explanation/kp2-c1");
        await LookAsync(3, "explanation");
        await visitor.SayAsync("yes");
        await visitor.IsAtQuestionAsync(2);
        await LookAsync(4, "answered");
        for (var question = 2; question <= 6; question++)
        {
            await visitor.IsAtQuestionAsync(question);
            await visitor.PressAsync(question == 5 ? "answer.yes" : question == 6 ? "answer.notSure" : "answer.no");
        }

        await visitor.IsInPhaseAsync("check");
        await LookAsync(5, "check");
        await visitor.PressAsync("check.confirm");
        await visitor.IsInPhaseAsync("recommendation");
        await LookAsync(6, "recommendation");
        await visitor.PressAsync("recommendation.take");
        await visitor.IsInPhaseAsync("route");
        await LookAsync(7, "route");
        await visitor.PressAsync("route.first");
        await visitor.IsAtStepAsync(1, 1);
        await LookAsync(8, "station");
        await visitor.PressAsync("step.next");
        await visitor.IsAtStepAsync(1, 2);
        await LookAsync(9, "resources");
        await visitor.WalksToTheEndOfStationAsync(1, () => visitor.PressAsync("step.next"), from: 2);
        await LookAsync(10, "actions");
        await visitor.PressAsync("station.mark");
        await visitor.IsInPhaseAsync("route");
        await LookAsync(11, "station-done");
        await visitor.SayAsync("help");
        await Assertions.Expect(visitor.Transcript.GetByText(Texts.Pattern("help.title")).Last).ToBeVisibleAsync();
        await LookAsync(12, "help");
    }

    private static async Task FitsAsync(Visitor visitor, string stage) => Assert.True(
        await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
        $"{stage} is wider than the window.");
}
