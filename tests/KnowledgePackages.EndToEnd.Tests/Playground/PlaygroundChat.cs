using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests.Playground;

/// <summary>A person in one chat of Agents Playground.</summary>
internal sealed class PlaygroundChat(IPage page)
{
    /// <summary>The newest card.</summary>
    public ILocator Card => page.Locator(".ac-adaptiveCard").Last;

    /// <summary>Where a text is written; in a channel, below the thread.</summary>
    private ILocator Box => page.Locator("div[role=textbox][contenteditable=true]").Last;

    /// <summary>The newest card's button with the text of that id.</summary>
    public ILocator Button(string textId, params (string Name, object Value)[] values) =>
        Card.GetByRole(AriaRole.Button, new() { NameRegex = Texts.Pattern(textId, values) }).First;

    public Task PressAsync(string textId, params (string Name, object Value)[] values) => Button(textId, values).ClickAsync();

    /// <summary>The newest card begins with, or has, the text of that id.</summary>
    public Task ShowsAsync(string textId, params (string Name, object Value)[] values) =>
        Assertions.Expect(Card.GetByText(Texts.Part(textId, values)).First).ToBeVisibleAsync();

    public async Task SayAsync(string text)
    {
        await Box.ClickAsync();
        await Box.PressSequentiallyAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Says it to the bot: in a group it gets nothing else.</summary>
    public async Task MentionAndSayAsync(string text)
    {
        await Box.ClickAsync();
        await Box.PressSequentiallyAsync("@Te");
        await page.Locator("#typeahead-menu").GetByText("Test Bot").First.ClickAsync();
        await page.Keyboard.TypeAsync($" {text}");
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task PhotographAsync(string name)
    {
        await Card.ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new() { Path = Photos.PathOf($"playground-{name}"), Animations = ScreenshotAnimations.Disabled });
    }
}
