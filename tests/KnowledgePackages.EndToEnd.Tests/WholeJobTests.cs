using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Goes through the whole conversation with the shipped content, in the most common window sizes.</summary>
[Collection(nameof(Site))]
public sealed class WholeJobTests(Site site)
{
    private static readonly int[] Way = [2, 1, 3]; // the order of the stations: the answer "yes" to question 4 puts station 2 first

    [Fact]
    public async Task Three_stations_with_an_action_each_and_the_summary_take_thirty_clicks_and_no_scrolling_to_the_next_button()
    {
        await using var host = await RunningHost.StartAsync();
        foreach (var (width, height) in new[] { (1280, 800), (390, 844) })
        {
            await using var visitor = await Visitor.OpenAsync(
                site.Browser,
                host.Url,
                new()
                {
                    ViewportSize = new() { Width = width, Height = height },
                    Locale = "en",
                }
            );
            await WalkAsync(visitor, $"{width}");
            Assert.Empty(visitor.Complaints);
        }
    }

    private static async Task WalkAsync(Visitor visitor, string look)
    {
        var clicks = 0;
        async Task PressAsync(string id)
        {
            await Assertions.Expect(visitor.Button(id)).ToBeInViewportAsync(new() { Ratio = 1 });
            await visitor.PressAsync(id);
            clicks++;
        }

        await PressAsync("start.begin");
        for (var question = 1; question <= 6; question++)
        {
            await visitor.IsAtQuestionAsync(question);
            await PressAsync(question == 4 ? "answer.yes" : "answer.no");
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.PhotographAsync($"shipped-{look}-check");
        await PressAsync("check.confirm");
        await visitor.ShowsAsync("recommendation/kp2");
        await visitor.ShowsAsync("because/kp2-c4");
        await PressAsync("recommendation.take");
        foreach (var station in Way)
        {
            await visitor.IsInPhaseAsync("route");
            await PressAsync(station == Way[0] ? "route.first" : "route.next");
            await visitor.IsAtStepAsync(station, 1);
            var steps = await visitor.NumberAsync("data-steps");
            for (var step = 2; step <= steps; step++)
            {
                await PressAsync("step.next");
                await visitor.IsAtStepAsync(station, step);
            }

            var mark = visitor.Button("action.mark");
            await mark.EvaluateAsync("button => button.scrollIntoView({ block: 'center' })");
            var top = await visitor.TopAsync();
            await mark.ClickAsync();
            clicks++;
            await Assertions.Expect(visitor.Card.Locator(".note-now")).ToBeVisibleAsync();
            Assert.Equal(top, await visitor.TopAsync());
            await PressAsync("station.mark");
        }

        await visitor.IsInPhaseAsync("summary");
        Assert.InRange(clicks, 1, 30);
        await Assertions.Expect(visitor.Progress.Locator("[data-station][data-state=done]")).ToHaveCountAsync(3);
        await visitor.PhotographAsync($"shipped-{look}-summary", whole: true);
        Assert.Equal(0, await visitor.Page.Locator("#past button:visible").CountAsync());
    }
}
