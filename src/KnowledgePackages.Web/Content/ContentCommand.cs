using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.Web.Content.Links;
using KnowledgePackages.Web.Content.Preview;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Content;

/// <summary>Runs the commands for editors on the folder of <c>Content:Path</c>: lint, links, preview, review.</summary>
internal static class ContentCommand
{
    /// <summary>Lists the findings, one per line, and counts them.</summary>
    /// <returns>The exit code: 1 if there are errors, else 0.</returns>
    /// <exception cref="StartException">The folder cannot be read.</exception>
    /// <exception cref="OptionsValidationException">A setting in the <c>Content</c> section is invalid.</exception>
    public static async Task<int> LintAsync()
    {
        var (folder, missingTranslation) = await OpenFolderAsync();
        var findings = Check(folder.ReadOrEnd(), missingTranslation);
        foreach (var finding in findings)
        {
            await Console.Out.WriteLineAsync(finding.ToString());
        }

        var errors = findings.Count(finding => finding.Severity == FindingSeverity.Error);
        await Console.Out.WriteLineAsync($"Errors: {errors}. Warnings: {findings.Count - errors}.");
        return errors > 0 ? 1 : 0;
    }

    /// <inheritdoc cref="LinksCommand"/>
    /// <param name="marks">Whether to write substitutes for broken links.</param>
    /// <returns>The exit code: 1 if there are broken links, else 0.</returns>
    public static async Task<int> LinksAsync(bool marks)
    {
        var (folder, _) = await OpenFolderAsync();
        using var network = new SocketsHttpHandler();
        return await LinksCommand.RunAsync(folder, marks, network, LinkTimes.Default, TimeProvider.System, Console.Out);
    }

    /// <inheritdoc cref="PreviewCommand"/>
    /// <param name="opensBrowser">Whether to open the page, not only print its address.</param>
    /// <returns>The exit code: 0.</returns>
    public static async Task<int> PreviewAsync(bool opensBrowser)
    {
        var (folder, missingTranslation) = await OpenFolderAsync();
        return await PreviewCommand.RunAsync(folder, missingTranslation, opensBrowser);
    }

    /// <summary>Reports which texts native editors have reviewed.</summary>
    /// <param name="language">Tag of the language to report in detail; null for a line for each language.</param>
    /// <returns>The exit code: 0.</returns>
    public static async Task<int> ReviewAsync(string? language)
    {
        var folder = await LoadFolderAsync();
        ReviewCommand.Report(folder.ReadOrEnd(), language, Console.Out);
        return 0;
    }

    /// <summary>Marks texts as reviewed, in the folder.</summary>
    /// <param name="language">Tag of the texts' language.</param>
    /// <param name="by">Who has reviewed them.</param>
    /// <param name="fileName">Name of the file to mark; null for all files.</param>
    /// <returns>The exit code: 0.</returns>
    public static async Task<int> MarkAsync(string language, string by, string? fileName)
    {
        var folder = await LoadFolderAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var file = ReviewCommand.Mark(folder.ReadOrEnd(), language, by, fileName, today, Console.Out);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, file.Path), file.Bytes.ToArray());
        return 0;
    }

    // Check card sizes only if the content loads, because cards can be drawn only then.
    internal static IReadOnlyList<ContentFinding> Check(IReadOnlyList<ContentFile> files, FindingSeverity missingTranslations)
    {
        var findings = ContentLint.Check(files, ContentFolder.Requirements, missingTranslations);
        return ContentLoader.Load(files, ContentFolder.Requirements) is ContentResult.Loaded { Content: var content }
            ? [.. CardSizes.Check(content).Select(problem => new ContentFinding(FindingSeverity.Error, problem)), .. findings]
            : findings;
    }

    // A folder with problems has no reliable ids.
    private static async Task<ContentFolder> LoadFolderAsync()
    {
        var (folder, _) = await OpenFolderAsync();
        _ = folder.Load();
        return folder;
    }

    private static async Task<(ContentFolder Folder, FindingSeverity MissingTranslation)> OpenFolderAsync()
    {
        var isPublished = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "dialogs-content")); // then it may run from any directory
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = isPublished ? AppContext.BaseDirectory : null }
        );
        builder.Services.AddOptionsWithValidateOnStart<ContentOptions, ContentOptionsValidator>().BindConfiguration("Content");
        await using var services = builder.Services.BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<ContentOptions>>().Value;
        return (ContentFolder.Of(options.Path, builder.Environment), Enum.Parse<FindingSeverity>(options.MissingTranslation));
    }
}
