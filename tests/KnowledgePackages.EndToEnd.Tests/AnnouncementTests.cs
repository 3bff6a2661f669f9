using KnowledgePackages.EndToEnd.Tests.Pages;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests;

/// <summary>What a screen reader says of new messages: each once, by the live region or because the focus goes there.</summary>
[Collection(nameof(Site))]
public sealed class AnnouncementTests(Site site)
{
    // Keeps every message that was added to the live region; whether it is said is asked later, when the page has decided.
    private const string Listen = """
        window.added = [];
        addEventListener('DOMContentLoaded', () => new MutationObserver(changes => {
          for (const { addedNodes } of changes) for (const node of addedNodes)
            if (node.localName === 'article' && node.closest('[aria-live=polite]')) window.added.push(node);
        }).observe(document, { childList: true, subtree: true }));
        """;

    [Fact]
    public async Task A_new_question_is_announced_when_the_answer_was_typed_and_not_when_the_focus_goes_to_it()
    {
        await using var visitor = await OpenAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await Assertions.Expect(visitor.Card.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(2);
        await Assertions.Expect(visitor.Card.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();

        await visitor.SayAsync("no");
        await visitor.IsAtQuestionAsync(3);
        await Assertions.Expect(visitor.Input).ToBeFocusedAsync();

        Assert.Equal(0, await TimesSaidAsync(visitor, 1));
        Assert.Equal(0, await TimesSaidAsync(visitor, 2));
        Assert.Equal(1, await TimesSaidAsync(visitor, 3));
    }

    [Fact]
    public async Task After_a_reload_only_the_open_question_is_announced()
    {
        await using var visitor = await OpenAsync();
        await visitor.PressAsync("start.begin");
        await visitor.IsAtQuestionAsync(1);
        await visitor.PressAsync("answer.no");
        await visitor.IsAtQuestionAsync(2);

        await visitor.ReloadAsync();

        await visitor.IsAtQuestionAsync(2);
        Assert.Equal(0, await TimesSaidAsync(visitor, 1));
        Assert.Equal(1, await TimesSaidAsync(visitor, 2));
    }

    private Task<Visitor> OpenAsync() => site.VisitAsync(prepare: page => page.AddInitScriptAsync(Listen));

    private static Task<int> TimesSaidAsync(Visitor visitor, int question) =>
        visitor.Page.EvaluateAsync<int>(
            "words => window.added.filter(node => node.ariaHidden !== 'true' && node.textContent.includes(words)).length",
            Texts
                .Get("question.number")
                .Replace("{number}", $"{question}", StringComparison.Ordinal)
                .Replace("{total}", "6", StringComparison.Ordinal)
        );
}
