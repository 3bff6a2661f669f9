using System.ComponentModel;
using System.Diagnostics;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.Web.Chat;
using Microsoft.AspNetCore.HostFiltering;

namespace KnowledgePackages.Web.Content.Preview;

/// <summary>
/// Runs the command <c>content preview</c>: serves a page on this machine that shows editors the problems of the content, and the content
/// as users will see it.
/// </summary>
internal static class PreviewCommand
{
    // Short intervals, because an editor looks at the page right after saving.
    private static readonly ContentWatchTimes Times = ContentWatchTimes.Default with
    {
        Poll = TimeSpan.FromSeconds(1),
        Settle = TimeSpan.FromMilliseconds(150),
    };

    /// <summary>Serves the page until the editor ends the program.</summary>
    /// <returns>The exit code: 0.</returns>
    /// <exception cref="StartException">The folder cannot be read.</exception>
    public static async Task<int> RunAsync(ContentFolder folder, FindingSeverity missingTranslations, bool opensBrowser)
    {
        _ = folder.ReadOrEnd();
        var preview = new PreviewContent(folder, missingTranslations);
        preview.Load();
        await using var app = Build(folder, preview);
        await app.StartAsync();
        var address = app.Urls.Single();
        await Console.Out.WriteLineAsync($"The preview of {folder.Path} is at {address}. It follows what you save; Ctrl+C ends it.");
        if (opensBrowser)
        {
            OpenBrowser(address);
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

    internal static WebApplication Build(ContentFolder folder, PreviewContent preview)
    {
        var builder = WebApplication.CreateBuilder(ProgramFolder.Options([]));
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0"); // accept connections from this machine only, on any free port
        // Accept only local host names, so that no website can read the preview under a name of its own (DNS rebinding).
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["127.0.0.1", "localhost"]);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(preview);
        builder.Services.AddSingleton<ITakesChanges>(preview);
        builder.Services.AddSingleton(Times);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<ContentWatcher>();
        builder.Services.AddSingleton<ChatRenderer>();
        builder.Services.AddSingleton<PreviewEndpoints>();
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseSecurityHeaders();
        app.UseStaticFiles();
        app.UseRouting();
        app.Services.GetRequiredService<PreviewEndpoints>().Map(app);
        return app;
    }

    private static void OpenBrowser(string address)
    {
        try
        {
            using var browser =
                OperatingSystem.IsLinux()
                && string.IsNullOrEmpty(
                    Environment.GetEnvironmentVariable("DISPLAY") ?? Environment.GetEnvironmentVariable("WAYLAND_DISPLAY")
                )
                    ? null
                    : Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // No browser could be opened. That is no error, because the caller has printed the address.
        }
    }
}
