using System.Text.RegularExpressions;
using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests.Pages;

/// <summary>
/// A person who uses the page. Methods act on the page or assert what it shows. They wait for the page, never for a fixed time.
/// </summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly Complaints _complaints;

    private Visitor(IBrowserContext context, IPage page, string url)
    {
        _context = context;
        _complaints = new(page, url);
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>The problems that the browser reported: errors, violated policies, calls to other hosts.</summary>
    public IReadOnlyList<string> Complaints => _complaints.All;

    public ILocator Progress => Page.Locator("#progress");

    public ILocator Talk => Page.Locator("#talk");

    /// <summary>The last input, its replies and the open card.</summary>
    public ILocator Now => Page.Locator("#now");

    /// <summary>The open card, as soon as it accepts clicks.</summary>
    public ILocator Card => Page.Locator("body:not([data-fresh]) #open");

    public ILocator Notice => Page.Locator("#notice");

    public ILocator Input => Page.Locator("#text");

    /// <param name="browser">The person's browser.</param>
    /// <param name="url">The address of the host.</param>
    /// <param name="options">The options of the browser window; null for a window of 1100 by 800 pixels.</param>
    /// <param name="prepare">Prepares the page before it is loaded; null to do nothing.</param>
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
        context.SetDefaultTimeout(Browsers.Patience);
        var visitor = new Visitor(context, await context.NewPageAsync(), url);
        if (prepare is not null)
        {
            await prepare(visitor.Page);
        }

        await visitor.Page.GotoAsync(url);
        await visitor.IsReadyAsync();
        return visitor;
    }

    /// <summary>Opens the page in a second tab of the same browser.</summary>
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

    /// <summary>Returns the browser's cookies and local storage as JSON, for another browser of the same person.</summary>
    public Task<string> CookiesAsync() => _context.StorageStateAsync();

    public Task IsReadyAsync() => Assertions.Expect(Page.Locator("html[data-live]")).ToBeAttachedAsync();

    /// <summary>Writes a text into the text field and sends it.</summary>
    public async Task SayAsync(string text)
    {
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
    }

    /// <summary>Returns the button of the open card whose label is the text with this id.</summary>
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

    /// <summary>Waits until the visible messages include this content id.</summary>
    public Task ShowsAsync(string contentId) =>
        Assertions.Expect(Talk).ToHaveAttributeAsync("data-shows", new Regex($@"(^|\s){Regex.Escape(contentId)}(\s|$)"));

    public async Task<int> NumberAsync(string name) =>
        int.Parse((await Progress.GetAttributeAsync(name))!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Clicks a command in the page's header.</summary>
    public Task CommandAsync(string textId) =>
        Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { NameRegex = Texts.Pattern(textId) }).ClickAsync();

    /// <summary>
    /// Asserts that the window shows the current part of the conversation: completely if it fits into the window, otherwise from its
    /// beginning.
    /// </summary>
    public async Task SeesNowAsync(string when)
    {
        var problem = await Page.EvaluateAsync<string>(
            """
            () => {
              const { top, bottom, height } = document.getElementById('now').getBoundingClientRect();
              const end = innerHeight - document.getElementById('composer').offsetHeight;
              const isIn = height <= end ? top >= 0 && bottom <= end + 1 : top >= 0 && top < 60;
              return isIn ? '' : `from ${top} to ${bottom}, window to ${end}`;
            }
            """
        );
        Assert.True(problem.Length == 0, $"{when}: {problem}");
    }

    /// <summary>Returns the vertical position of the open card in the window, in CSS pixels.</summary>
    public Task<double> TopAsync() => Page.EvaluateAsync<double>("document.getElementById('open').getBoundingClientRect().top");

    public Task<double> ScrollAsync() => Page.EvaluateAsync<double>("scrollY");

    public async Task FitsAsync(string stage) =>
        Assert.True(
            await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
            $"{stage} is wider than the window."
        );

    public Task PhotographAsync(string name, bool whole = false) =>
        Page.ScreenshotAsync(
            new()
            {
                Path = Photos.PathOf(name),
                FullPage = whole,
                Animations = ScreenshotAnimations.Disabled,
            }
        );

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
