using KnowledgePackages.EndToEnd.Tests.Pages;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>One host and one browser for all tests of the collection. Each visitor has their own cookies, so tests do not meet.</summary>
public sealed class Site : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private RunningHost? _host;

    internal IBrowser Browser { get; private set; } = null!;

    internal IPlaywright Playwright => _playwright!;

    internal string Url => _host!.Url;

    public async Task InitializeAsync()
    {
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        Browser = await Browsers.StartAsync(_playwright);
        _host = await RunningHost.StartAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
    }

    /// <summary>Somebody new opens the page.</summary>
    internal Task<Visitor> VisitAsync(BrowserNewContextOptions? options = null) => Visitor.OpenAsync(Browser, Url, options);

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }
}

[CollectionDefinition(nameof(Site))]
public sealed class SiteTests : ICollectionFixture<Site>;
