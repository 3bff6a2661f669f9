using System.Text.RegularExpressions;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests.Pages;

/// <summary>A person at the page: what they do, and what they should see. Nothing here waits for time, only for the page.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    // Web Chat scrolls to what is new in its own time.
    private const string Still = """
        () => new Promise(done => {
          const list = document.querySelector('.webchat__basic-transcript__scrollable');
          let last = -1, frames = 0;
          requestAnimationFrame(function look() {
            frames = list.scrollTop === last ? frames + 1 : 0;
            last = list.scrollTop;
            if (frames > 20) done(); else requestAnimationFrame(look);
          });
        })
        """;

    private readonly IBrowserContext _context;
    private readonly Complaints _complaints;

    private Visitor(IBrowserContext context, IPage page, string url)
    {
        _context = context;
        _complaints = new(page, url);
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What the browser complained about: errors, violated policies, foreign hosts.</summary>
    public IReadOnlyList<string> Complaints => _complaints.All;

    public ILocator Progress => Page.Locator("#progress");

    public ILocator Transcript => Page.Locator("#chat [role=feed]");

    /// <summary>The newest card.</summary>
    public ILocator Card => Transcript.Locator(".ac-adaptiveCard").Last;

    public ILocator Input => Page.Locator("[data-id=webchat-sendbox-input]");

    /// <param name="browser">Theirs.</param>
    /// <param name="url">Where the host listens.</param>
    /// <param name="options">Of their window; without them, one of usual size.</param>
    /// <param name="prepare">What to do with the page before it is loaded.</param>
    public static async Task<Visitor> OpenAsync(
        IBrowser browser,
        string url,
        BrowserNewContextOptions? options = null,
        Func<IPage, Task>? prepare = null
    )
    {
        var context = await browser.NewContextAsync(
            options
                ?? new()
                {
                    ViewportSize = new() { Width = 1100, Height = 800 },
                }
        );
        var visitor = new Visitor(context, await context.NewPageAsync(), url);
        if (prepare is not null)
        {
            await prepare(visitor.Page);
        }

        await visitor.Page.GotoAsync(url);
        await visitor.IsReadyAsync();
        return visitor;
    }

    /// <summary>The same person in a second tab.</summary>
    public async Task<Visitor> OpenTabAsync()
    {
        var tab = new Visitor(_context, await _context.NewPageAsync(), Page.Url);
        await tab.Page.GotoAsync(Page.Url);
        await tab.IsReadyAsync();
        return tab;
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await IsReadyAsync();
    }

    /// <summary>What a browser keeps when it is closed.</summary>
    public Task<string> CookiesAsync() => _context.StorageStateAsync();

    public Task IsReadyAsync() => Assertions.Expect(Page.Locator("body")).ToHaveAttributeAsync("data-state", "ready");

    /// <summary>Writes and sends.</summary>
    public async Task SayAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    /// <summary>The newest card's button with the text of that id.</summary>
    public ILocator Button(string textId, params (string Name, object Value)[] values) =>
        Card.GetByRole(AriaRole.Button, new() { NameRegex = Texts.Pattern(textId, values) }).First;

    public Task PressAsync(string textId, params (string Name, object Value)[] values) => Button(textId, values).ClickAsync();

    public Task IsInPhaseAsync(string phase) => Assertions.Expect(Progress).ToHaveAttributeAsync("data-phase", phase);

    public async Task IsAtQuestionAsync(int number)
    {
        await IsInPhaseAsync("questions");
        await Assertions.Expect(Progress).ToHaveAttributeAsync("data-number", $"{number}");
        await ShowsAsync($"question/kp2-c{number}");
    }

    public async Task IsAtStepAsync(int station, int step)
    {
        await IsInPhaseAsync("station");
        await Assertions.Expect(Progress).ToHaveAttributeAsync("data-number", $"{station}");
        await Assertions.Expect(Progress).ToHaveAttributeAsync("data-step", $"{step}");
    }

    /// <summary>The newest message says what has this content id.</summary>
    public Task ShowsAsync(string contentId) =>
        Assertions.Expect(Progress).ToHaveAttributeAsync("data-shows", new Regex($@"(^|\s){Regex.Escape(contentId)}(\s|$)"));

    public async Task<int> NumberAsync(string name) =>
        int.Parse((await Progress.GetAttributeAsync(name))!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Takes a picture when the transcript has come to rest.</summary>
    public async Task PhotographAsync(string name)
    {
        await Page.Mouse.MoveAsync(0, 0); // no button under it
        await Page.EvaluateAsync(Still);
        await Page.ScreenshotAsync(new() { Path = Photos.PathOf(name), Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
