using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>The second round of the first package: six extra questions, and what their answers do to the stations.</summary>
[Collection(nameof(Site))]
public sealed class ExtraQuestionsTests(Site site)
{
    [Theory]
    [InlineData("narrow", 320, 640)]
    [InlineData("right-to-left", 1100, 800, Texts.RightToLeft)]
    public async Task Six_extra_answers_mark_where_to_start_and_can_be_changed(string look, int width, int height, string locale = "en-GB")
    {
        await using var visitor = await site.VisitAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
        });
        async Task LookAsync(int number, string stage)
        {
            await visitor.PhotographAsync($"{look}-extra-{number}-{stage}");
            await Axe.FindsNothingAsync(visitor.Page, stage);
        }

        await visitor.PressAsync("start.begin");
        for (var question = 1; question <= 6; question++)
        {
            await visitor.IsAtQuestionAsync(question);
            await visitor.PressAsync("answer.no");
        }

        await visitor.IsInPhaseAsync("check");
        await visitor.PressAsync("check.confirm");
        await visitor.IsInPhaseAsync("recommendation");
        await visitor.PressAsync("recommendation.take");
        await visitor.ShowsAsync("extra/kp1");
        await LookAsync(1, "offer");
        await visitor.PressAsync("extra.begin");
        for (var question = 1; question <= 6; question++)
        {
            await IsAtExtraQuestionAsync(visitor, question);
            if (question == 2)
            {
                await LookAsync(2, "question");
            }

            await visitor.PressAsync(question == 4 ? "answer.yes" : question == 5 ? "answer.notSure" : "answer.no");
        }

        await visitor.ShowsAsync("start/kp1-s2");
        await LookAsync(3, "route");
        await visitor.PressAsync("route.first");
        await visitor.IsAtStepAsync(2, 1);
        await LookAsync(4, "station");
        await visitor.PressAsync("step.next");
        await visitor.IsAtStepAsync(2, 2);
        await LookAsync(5, "resources");
        await visitor.PressAsync("step.route");
        await visitor.ShowsAsync("start/kp1-s2");
        await visitor.PressAsync("extra.look");
        await visitor.ShowsAsync("check/extra");
        await LookAsync(6, "answers");
        await visitor.PressAsync("check.change", ("number", 6));
        await IsAtExtraQuestionAsync(visitor, 6);
        await visitor.PressAsync("answer.yes");
        await visitor.ShowsAsync("check/extra");
        await visitor.PressAsync("summary.route");
        await visitor.ShowsAsync("start/kp1-s3");
        await visitor.PressAsync("route.summary");
        await visitor.IsInPhaseAsync("summary");
        await LookAsync(7, "summary");
    }

    private static async Task IsAtExtraQuestionAsync(Visitor visitor, int number)
    {
        await visitor.IsInPhaseAsync("extra");
        await Assertions.Expect(visitor.Progress).ToHaveAttributeAsync("data-number", $"{number}");
        await visitor.ShowsAsync($"question/kp1-c{number}");
    }
}
