using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace KnowledgePackages.Web.WebChat;

/// <summary>
/// Creates and reads versioned addresses of the page's scripts and styles (<c>/v/5f0c…/js/main.js</c>). The version is a hash of all these
/// files, so that browsers can cache each file for a year. The files refer to each other by relative addresses and share one hash, so a
/// page never mixes files of two versions.
/// </summary>
internal sealed partial class AssetVersions
{
    private static readonly string[] PageFolders = ["css", "js"];

    private readonly IWebHostEnvironment _environment;
    private readonly Lazy<string> _page;

    public AssetVersions(IWebHostEnvironment environment)
    {
        _environment = environment;
        _page = new(() => Hash(PageFolders.SelectMany(Files)));
    }

    /// <summary>Returns the versioned address of a file below <c>wwwroot</c>, for example of <c>js/main.js</c>.</summary>
    public string AddressOf(string path) => $"/v/{Version}/{path}";

    /// <summary>
    /// Parses a versioned address into the file's path, and checks whether the address has the current version. Returns false if the
    /// address is not a versioned one.
    /// </summary>
    internal bool TryRead(string? address, out string path, out bool isCurrent)
    {
        var match = Address().Match(address ?? "");
        path = $"/{match.Groups["path"].Value}";
        isCurrent = match.Success && match.Groups["version"].Value == Version;
        return match.Success;
    }

    // In Development, computes the hash at each use, because developers edit files while the host runs. With the old hash browsers would
    // keep using the old file.
    private string Version => _environment.IsDevelopment() ? Hash(PageFolders.SelectMany(Files)) : _page.Value;

    /// <exception cref="StartException">The folder is missing.</exception>
    public void ThrowIfMissing()
    {
        if (!PageFolders.All(folder => Files(folder).Any()))
        {
            throw new StartException(
                $"There is no folder wwwroot with the page's files in {_environment.ContentRootPath}. Start the published program, or "
                + "start in the folder src/KnowledgePackages.Web."
            );
        }
    }

    // Use the file provider, because WebRootPath is null if the program was built, but not published, and starts in another folder.
    private IEnumerable<IFileInfo> Files(string folder) =>
        _environment
            .WebRootFileProvider.GetDirectoryContents(folder)
            .Where(file => !file.IsDirectory && Path.GetExtension(file.Name) is ".css" or ".js")
            .OrderBy(file => file.Name, StringComparer.Ordinal);

    private static string Hash(IEnumerable<IFileInfo> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            using var content = file.CreateReadStream();
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    [GeneratedRegex(@"^/v/(?<version>[0-9a-f]{16})/(?<path>(?:css|js)/[\w.-]+)$")]
    private static partial Regex Address();
}

/// <summary>Serves the files at their versioned addresses.</summary>
internal static class AssetVersionsMiddleware
{
    /// <summary>
    /// Adds the middleware, and routing after it. Old pages, and pages of other instances during a deployment, request addresses with
    /// another version. The response is then the current file, with <c>Cache-Control: no-cache</c>.
    /// </summary>
    public static void UseAssetVersions(this WebApplication app)
    {
        var versions = app.Services.GetRequiredService<AssetVersions>();
        versions.ThrowIfMissing();
        app.Use((context, next) =>
        {
            if (versions.TryRead(context.Request.Path, out var path, out var isCurrent))
            {
                context.Request.Path = path;
                context.Response.OnStarting(() =>
                {
                    var isFile = context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified;
                    context.Response.Headers.CacheControl = isCurrent && isFile ? "public, max-age=31536000, immutable" : "no-cache";
                    return Task.CompletedTask;
                });
            }

            return next(context);
        });
        app.UseRouting();
    }
}
