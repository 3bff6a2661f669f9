using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

[Collection(nameof(Site))]
public sealed class WholeJobTests(Site site)
{
    [Fact]
    public async Task By_clicking_one_yes_leads_to_package_2_and_through_its_stations_to_the_summary()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.IsInPhaseAsync("start");
        await visitor.PressAsync("start.begin");
        for (var question = 1; question <= 6; question++)
        {
            await visitor.IsAtQuestionAsync(question);
            await visitor.PressAsync(question == 4 ? "answer.yes" : "answer.no");
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.PressAsync("check.confirm");
        await visitor.IsInPhaseAsync("recommendation");
        await visitor.ShowsAsync("recommendation/kp2");
        await visitor.ShowsAsync("because/kp2-c4");
        await visitor.PressAsync("recommendation.take");

        for (var station = 1; station <= 3; station++)
        {
            await visitor.IsInPhaseAsync("route");
            await visitor.PressAsync(station == 1 ? "route.first" : "route.next");
            await visitor.WalksToTheEndOfStationAsync(station, () => visitor.PressAsync("step.next"));
            await visitor.PressAsync("station.mark");
        }

        await visitor.HasFinishedAsync("kp2");
    }

    [Fact]
    public async Task By_typing_only_six_times_no_leads_to_package_1_and_through_its_stations_to_the_summary()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.SayAsync("hi");
        await visitor.SayAsync("start");
        string[] noes = ["No", "nope!", "2", "not realy", "n", "NO."];
        for (var question = 1; question <= 6; question++)
        {
            await visitor.IsAtQuestionAsync(question);
            await visitor.SayAsync(noes[question - 1]);
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.SayAsync("yes");
        await visitor.IsInPhaseAsync("recommendation");
        await visitor.ShowsAsync("recommendation/kp1");
        await visitor.SayAsync("yes");

        for (var station = 1; station <= 3; station++)
        {
            await visitor.IsInPhaseAsync("route");
            await visitor.SayAsync($"station {station}");
            await visitor.WalksToTheEndOfStationAsync(station, () => visitor.SayAsync("next"));
            await visitor.SayAsync("done");
        }

        await visitor.HasFinishedAsync("kp1");
    }
}

/// <summary>The ways through the packages that both tests go.</summary>
internal static class WholeJob
{
    public static async Task WalksToTheEndOfStationAsync(this Visitor visitor, int station, Func<Task> next, int from = 1)
    {
        await visitor.IsAtStepAsync(station, from);
        var steps = await visitor.NumberAsync("data-steps");
        for (var step = from; step < steps; step++)
        {
            await next();
            await visitor.IsAtStepAsync(station, step + 1);
        }
    }

    public static async Task HasFinishedAsync(this Visitor visitor, string package, string look = "summary")
    {
        await visitor.IsInPhaseAsync("summary");
        await Assertions.Expect(visitor.Progress).ToHaveAttributeAsync("data-package", package);
        await Assertions.Expect(visitor.Progress.Locator("[data-station][data-state=done]")).ToHaveCountAsync(3);
        await visitor.PhotographAsync($"{look}-{package}");
        Assert.Empty(visitor.Complaints);
    }
}
