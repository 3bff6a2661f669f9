using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

[Collection(nameof(Site))]
public sealed class InputTests(Site site)
{
    [Theory]
    [InlineData("perhaps the day after tomorrow")]
    [InlineData("🌍🎈")]
    [InlineData("المركز كبير")]
    [InlineData("<script>alert(1)</script> **bold** [x](javascript:alert(1))")]
    public async Task What_is_no_answer_gets_one_and_the_question_stays_open(string said)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        var messages = visitor.Transcript.Locator("> article");
        var before = await messages.CountAsync();

        await visitor.SayAsync(said);

        await Assertions.Expect(messages.Nth(before + 1)).ToBeVisibleAsync(); // mine, and one of the bot at least
        await visitor.IsAtQuestionAsync(1);
        await visitor.SayAsync("yes");
        await visitor.IsAtQuestionAsync(2);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task An_answered_card_shows_the_answer_and_can_be_changed()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        var question1 = visitor.Transcript.Locator("> article").Filter(new() { Has = visitor.Button("answer.yes") }).Last;
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(2);

        var change = visitor.Transcript.GetByRole(AriaRole.Button, new() { NameRegex = Texts.Pattern("answered.change") });
        await Assertions.Expect(question1).Not.ToBeVisibleAsync(); // no card with a Yes button is left of question 1
        await change.ClickAsync();
        await visitor.IsAtQuestionAsync(1);
        await visitor.PressAsync("answer.yes");
        await visitor.IsAtQuestionAsync(2);
    }

    [Theory]
    [InlineData("page.help", "help.title")]
    [InlineData("page.restart", "restart.title")]
    public async Task The_buttons_of_the_header_ask_the_bot(string button, string title)
    {
        await using var visitor = await site.VisitAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);

        await visitor.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = Texts.Get(button) }).ClickAsync();

        await Assertions.Expect(visitor.Transcript.GetByText(Texts.Pattern(title)).First).ToBeVisibleAsync();
    }
}
