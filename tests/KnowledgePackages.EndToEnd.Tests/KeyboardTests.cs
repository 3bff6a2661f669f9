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

    [Fact]
    public async Task The_skip_link_is_the_first_stop_and_leads_to_the_conversation()
    {
        await using var visitor = await site.VisitAsync();

        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = Texts.Get("page.skip") })).ToBeFocusedAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }
}
