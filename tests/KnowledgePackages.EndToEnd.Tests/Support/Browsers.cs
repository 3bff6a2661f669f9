namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>Starts the system's Chromium without a window.</summary>
internal static class Browsers
{
    /// <summary>How long tests wait for a page, in milliseconds: long enough for a machine that does other work beside the tests.</summary>
    public const int Patience = 120_000;

    // These flags stop Chromium from calling Google's hosts at every start.
    private static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    public static Task<IBrowser> StartAsync(IPlaywright playwright, params string[] flags) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
        Args = [.. Flags, .. flags],
    });
}
