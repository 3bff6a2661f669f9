using KnowledgePackages.EndToEnd.Tests.Support;

namespace KnowledgePackages.EndToEnd.Tests.Playground;

/// <summary>Microsoft 365 Agents Playground, which simulates Teams, with its own host and a browser.</summary>
internal sealed class AgentsPlayground : IAsyncDisposable
{
    private readonly RunningHost _host;
    private readonly NodeProcess _process;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _url;

    private AgentsPlayground(RunningHost host, NodeProcess process, IPlaywright playwright, IBrowser browser, string url) =>
        (_host, _process, _playwright, _browser, _url) = (host, process, playwright, browser, url);

    /// <param name="channelId">The channel id in the Playground's activities: <c>msteams</c> or <c>emulator</c>.</param>
    public static async Task<AgentsPlayground> StartAsync(string channelId)
    {
        var host = await RunningHost.StartAsync();
        var log = Directory.CreateTempSubdirectory("agents-playground-").FullName;
        var (process, port) = await NodeProcess.StartAsync(
            Path.Combine("node_modules", "@microsoft", "m365agentsplayground", "cli.js"),
            ["start", "-p", "0", "-c", channelId, "-e", $"{host.Url}/api/messages", "--disable-telemetry"],
            "Listening on ",
            ("TEAMSAPPTESTER_BROWSER", "none"),
            ("APPLICATION_INSIGHTS_NO_STATSBEAT", "1"),
            ("M365_AGENTS_PLAYGROUND_LOGFILE", Path.Combine(log, "playground.log")));
        var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        return new(host, process, playwright, await Browsers.StartAsync(playwright), $"http://localhost:{port}");
    }

    /// <summary>Opens a chat in a window that is wide enough to show the list of chats.</summary>
    /// <param name="chat">The name of the chat in the list.</param>
    public async Task<PlaygroundChat> OpenAsync(string chat)
    {
        Assertions.SetDefaultExpectTimeout(Browsers.Patience);
        var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1600, Height = 1000 } });
        page.SetDefaultTimeout(Browsers.Patience); // the Playground's program is large
        // Block requests to other hosts, such as for fonts.
        await page.RouteAsync(address => !address.StartsWith(_url, StringComparison.Ordinal), route => route.AbortAsync());
        await page.GotoAsync(_url);
        await Assertions.Expect(page.Locator(".ac-adaptiveCard")).ToBeVisibleAsync(); // the Playground always opens the personal chat first
        await page.GetByRole(AriaRole.Treeitem, new() { Name = chat }).ClickAsync();
        return new PlaygroundChat(page);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _process.DisposeAsync();
        await _host.DisposeAsync();
    }
}
