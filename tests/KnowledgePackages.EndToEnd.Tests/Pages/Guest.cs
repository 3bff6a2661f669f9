using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests.Pages;

/// <summary>A person on a website that embeds the chat.</summary>
internal sealed class Guest : IAsyncDisposable
{
    private Guest(IPage page, IRequest embedScript) => (Page, EmbedScript) = (page, embedScript);

    public IPage Page { get; }

    /// <summary>The request for <c>embed.js</c>.</summary>
    public IRequest EmbedScript { get; }

    public ILocator Launcher => Page.Locator("knowledge-packages .launcher");

    public ILocator Panel => Page.Locator("knowledge-packages dialog");

    public IFrameLocator Frame => Page.FrameLocator("knowledge-packages iframe");

    /// <summary>The heading of the open card.</summary>
    public ILocator Heading => Card.GetByRole(AriaRole.Heading).First;

    private ILocator Card => Frame.Locator("html[data-live] > body:not([data-fresh]) #open");

    public static async Task<Guest> OpenAsync(
        Site site,
        string attributes = "",
        string? origin = null,
        int width = 1100,
        int height = 800,
        ColorScheme scheme = ColorScheme.Light,
        IBrowser? browser = null
    )
    {
        site.Website.Attributes = attributes;
        var context = await (browser ?? site.Browser).NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(Browsers.Patience);
        var page = await context.NewPageAsync();
        var script = await page.RunAndWaitForRequestFinishedAsync(
            () => page.GotoAsync(origin ?? site.Website.Origin),
            new() { Predicate = request => request.Url.EndsWith("/embed.js", StringComparison.Ordinal) }
        );
        await Assertions.Expect(page.Locator("knowledge-packages .launcher")).ToBeVisibleAsync();
        return new(page, script);
    }

    /// <summary>Returns the button of the open card whose label is the text with this id.</summary>
    public ILocator Button(string textId) => Card.GetByRole(AriaRole.Button, new() { NameRegex = Texts.Pattern(textId) }).First;

    public Task IsAtQuestionAsync(int number) =>
        Assertions.Expect(Frame.Locator("#progress[data-phase=questions]")).ToHaveAttributeAsync("data-number", $"{number}");

    /// <summary>Returns the local storage of the website as JSON.</summary>
    public Task<string> KeptAsync() => Page.EvaluateAsync<string>("() => JSON.stringify(localStorage)");

    public Task PhotographAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Photos.PathOf(name), Animations = ScreenshotAnimations.Disabled });

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
