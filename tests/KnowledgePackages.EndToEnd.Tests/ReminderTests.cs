using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>Asking to be reminded on the page, thinking again.</summary>
[Collection(nameof(Site))]
public sealed class ReminderTests(Site site)
{
    [Theory]
    [InlineData("wide", 1100, 900, "en-GB")]
    [InlineData("narrow-right-to-left", 360, 740, Texts.RightToLeft)]
    public async Task A_wish_is_kept_and_taken_back_and_the_open_question_stays(string look, int width, int height, string locale)
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
        await visitor.SayAsync("⏰");
        await Assertions.Expect(visitor.Transcript.GetByText(Texts.Pattern("reminder.ask"))).ToBeVisibleAsync();
        await LookAsync("offered");

        await visitor.PressAsync("reminder.in7");
        await Assertions.Expect(visitor.Transcript.GetByText(Texts.Pattern("reminder.pendingHere"))).ToBeVisibleAsync();
        await LookAsync("wished");

        await visitor.PressAsync("reminder.stop");
        await Assertions.Expect(visitor.Transcript.GetByText(Texts.Pattern("reminder.stopped"))).ToBeVisibleAsync();
        await visitor.IsAtQuestionAsync(1);
        await LookAsync("taken-back");
        Assert.Empty(visitor.Complaints);

        async Task LookAsync(string stage)
        {
            await visitor.PhotographAsync($"reminder-{look}-{stage}");
            await Axe.FindsNothingAsync(visitor.Page, stage);
        }
    }
}
