namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>Headless Chromium, the system's own.</summary>
internal static class Browsers
{
    // Without the background flags Chromium asks hosts of its maker at every start.
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
