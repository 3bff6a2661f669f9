using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests.Playground;

/// <summary>A person in one chat of Agents Playground.</summary>
internal sealed class PlaygroundChat(IPage page)
{
    /// <summary>The newest card in the chat.</summary>
    public ILocator Card => page.Locator(".ac-adaptiveCard").Last;

    /// <summary>The text field; in a channel, the text field below the thread.</summary>
    private ILocator Box => page.Locator("div[role=textbox][contenteditable=true]").Last;

    /// <summary>Returns the button of the newest card whose label is the text with this id.</summary>
    public ILocator Button(string textId, params (string Name, object Value)[] values) =>
        Card.GetByRole(AriaRole.Button, new() { NameRegex = Texts.Pattern(textId, values) }).First;

    public Task PressAsync(string textId, params (string Name, object Value)[] values) => Button(textId, values).ClickAsync();

    /// <summary>Waits until the newest card shows the text with this id.</summary>
    public Task ShowsAsync(string textId, params (string Name, object Value)[] values) =>
        Assertions.Expect(Card.GetByText(Texts.Part(textId, values)).First).ToBeVisibleAsync();

    public async Task SayAsync(string text)
    {
        await Box.ClickAsync();
        await Box.PressSequentiallyAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Mentions the bot and sends a text. In a group the bot gets only messages that mention it.</summary>
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
