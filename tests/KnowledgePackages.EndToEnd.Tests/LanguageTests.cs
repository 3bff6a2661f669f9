using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

[Collection(nameof(Site))]
public sealed class LanguageTests(Site site)
{
    [Fact]
    public async Task The_menu_turns_the_page_round_tells_the_bot_and_keeps_the_conversation_where_it_is()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(2);
        await visitor.Input.FillAsync("half a sentence");

        var told = await visitor.Page.RunAndWaitForRequestAsync(
            () => visitor.Page.GetByLabel(Texts.Get("page.language")).SelectOptionAsync(Texts.RightToLeft),
            request => request.Method == "POST" && request.PostData?.Contains("\"event\"", StringComparison.Ordinal) == true);

        using var activity = System.Text.Json.JsonDocument.Parse(told.PostData!);
        Assert.Equal("language", activity.RootElement.GetProperty("name").GetString());
        Assert.Equal(Texts.RightToLeft, activity.RootElement.GetProperty("value").GetString());
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Assertions
            .Expect(visitor.Progress.Locator(".words"))
            .ToContainTextAsync(new System.Text.RegularExpressions.Regex("[\u0621-\u064A]"));
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Texts.Pattern("page.title"));
        await visitor.IsAtQuestionAsync(2);
        await Assertions.Expect(visitor.Input).ToHaveValueAsync("half a sentence");
        await Assertions.Expect(visitor.Input).ToHaveAttributeAsync("placeholder", Texts.Pattern("page.write"));
        await visitor.PhotographAsync("language-changed");

        await visitor.ReloadAsync();
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", Texts.RightToLeft);
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(3);
        Assert.Empty(visitor.Complaints);
    }

    [Fact]
    public async Task A_language_that_is_named_in_the_chat_turns_the_page_too()
    {
        await using var visitor = await site.VisitAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);

        await visitor.SayAsync("العربية");
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Assertions.Expect(visitor.Page.Locator("#language")).ToHaveValueAsync(Texts.RightToLeft);
        await visitor.IsAtQuestionAsync(1);

        await visitor.SayAsync("English");
        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", "ltr");
        await visitor.IsAtQuestionAsync(1);
        Assert.Empty(visitor.Complaints);
    }
}
