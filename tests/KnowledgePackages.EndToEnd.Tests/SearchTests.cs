using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Asking in the middle of the six questions, with the real search.</summary>
[Collection(nameof(Site))]
public sealed class SearchTests(Site site)
{
    [Theory]
    [InlineData("wide", 1100, 900, "en-GB", "how do I find companies for internships")]
    [InlineData("narrow-right-to-left", 360, 740, Texts.RightToLeft, "كيف أجد شركات لتدريب الطلاب؟")]
    public async Task A_question_is_answered_a_result_opens_and_the_open_question_comes_back(
        string look,
        int width,
        int height,
        string locale,
        string question
    )
    {
        await using var visitor = await site.VisitAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                Locale = locale,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(2);

        await AskAsync(visitor, question);
        await visitor.IsAtQuestionAsync(2);
        await LookAsync("found");
        var results = visitor
            .Transcript.Locator(".ac-adaptiveCard")
            .Filter(new() { Has = visitor.Page.GetByText(Texts.Pattern("search.title")) });
        await results.GetByRole(AriaRole.Button, new() { NameRegex = Texts.Pattern("search.show", ("number", 2)) }).ClickAsync();

        await Assertions.Expect(visitor.Transcript.GetByText(Texts.Pattern("search.shown"))).ToBeVisibleAsync();
        await visitor.IsAtQuestionAsync(2);
        await LookAsync("opened");
        await visitor.PressAsync("answer.yes");
        await visitor.IsAtQuestionAsync(3);
        await visitor.SayAsync("zzyzx bananas?");
        await visitor.SayAsync(locale == Texts.RightToLeft ? "ابحث عن مكرونة" : "search bananas");
        await Assertions.Expect(visitor.Transcript.GetByText(Texts.Pattern("search.nothing"))).ToBeVisibleAsync();
        await visitor.IsAtQuestionAsync(3);
        await LookAsync("nothing");
        Assert.Empty(visitor.Complaints);

        async Task LookAsync(string stage)
        {
            await visitor.PhotographAsync($"search-{look}-{stage}");
            await Axe.FindsNothingAsync(visitor.Page, stage);
        }
    }

    // Just after the start the index may not be there; then the bot says so, and the person asks again.
    private static async Task AskAsync(Visitor visitor, string question)
    {
        var found = visitor.Transcript.GetByText(Texts.Pattern("search.title"));
        var notReady = visitor.Transcript.GetByText(Texts.Pattern("search.notReady"));
        do
        {
            var before = await notReady.CountAsync();
            await visitor.SayAsync(question);
            await Assertions.Expect(found.Or(notReady.Nth(before)).First).ToBeVisibleAsync();
        }
        while (await found.CountAsync() == 0);
    }
}
