using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Tests that the printed page shows the answers and the result, without controls that work only on a screen.</summary>
[Collection(nameof(Site))]
public sealed class PrintTests(Site site)
{
    [Fact]
    public async Task The_summary_is_printed_with_answers_and_addresses_and_without_controls()
    {
        await using var visitor = await site.VisitAsync(new() { ColorScheme = ColorScheme.Dark });
        await visitor.PressAsync("start.begin");
        foreach (var number in new[] { 1, 2, 3 })
        {
            await visitor.IsAtQuestionAsync(number);
            await visitor.PressAsync("answer.yes");
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.PressAsync("check.confirm");
        await visitor.IsInPhaseAsync("recommendation");
        await visitor.PressAsync("recommendation.take");
        await visitor.IsInPhaseAsync("route");
        await visitor.PressAsync("route.summary");
        await visitor.IsInPhaseAsync("summary");

        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visitor.PhotographAsync("print-summary", whole: true);

        Assert.Equal(0, await visitor.Page.Locator("button:visible, input:visible, select:visible, footer:visible").CountAsync());
        Assert.Equal(3, await visitor.Page.Locator("#answers p:visible").CountAsync());
        Assert.Equal("rgb(0, 0, 0)", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        var link = visitor.Card.Locator("a").First;
        Assert.Contains(
            (await link.GetAttributeAsync("href"))!,
            await link.EvaluateAsync<string>("link => getComputedStyle(link, '::after').content"),
            StringComparison.Ordinal
        );
    }
}
