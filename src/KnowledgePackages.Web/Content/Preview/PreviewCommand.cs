using System.ComponentModel;
using System.Diagnostics;
using KnowledgePackages.Domain.Content.Lint;
using Microsoft.AspNetCore.HostFiltering;

namespace KnowledgePackages.Web.Content.Preview;

/// <summary>
/// The command <c>content preview</c>: a page on this machine that shows the content as users will see it, and what is wrong with it.
/// </summary>
internal static class PreviewCommand
{
    // An editor who has just saved looks at the page at once.
    private static readonly ContentWatchTimes Times = ContentWatchTimes.Default with
    {
        Poll = TimeSpan.FromSeconds(1),
        Settle = TimeSpan.FromMilliseconds(150),
    };

    /// <summary>Serves the page until the program is ended.</summary>
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
        var isPublished = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")); // then called from anywhere
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = isPublished ? AppContext.BaseDirectory : null }
        );
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0"); // this machine only, on a port that is free
        // No website may read it by a name of its own.
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["127.0.0.1", "localhost"]);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(preview);
        builder.Services.AddSingleton<ITakesChanges>(preview);
        builder.Services.AddSingleton(Times);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<ContentWatcher>();
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
            // There is none; the address stands above.
        }
    }
}
