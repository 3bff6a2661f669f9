using KnowledgePackages.EndToEnd.Tests.Pages;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>
/// One host, one website that the host allows, and one browser for all tests of the collection. Each visitor has separate cookies, so tests
/// do not affect each other.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private RunningHost? _host;

    internal IBrowser Browser { get; private set; } = null!;

    internal IPlaywright Playwright => _playwright!;

    internal Website Website { get; private set; } = null!;

    internal string Url => _host!.Url;

    public async Task InitializeAsync()
    {
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        Browser = await Browsers.StartAsync(_playwright);
        Website = await Website.StartAsync();
        _host = await RunningHost.StartAsync(("WebChat__AllowedOrigins__0", Website.Origin), RunningHost.SampleContent);
        Website.Host = Url;
        Assertions.SetDefaultExpectTimeout(Browsers.Patience);
    }

    /// <summary>Opens the page as a new visitor.</summary>
    internal Task<Visitor> VisitAsync(BrowserNewContextOptions? options = null, Func<IPage, Task>? prepare = null) =>
        Visitor.OpenAsync(Browser, Url, options, prepare);

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        await Website.DisposeAsync();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}

[CollectionDefinition(nameof(Site))]
public sealed class SiteTests : ICollectionFixture<Site>;
