using KnowledgePackages.Bot.Gallery;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.Web.Content.Links;
using KnowledgePackages.Web.Content.Preview;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// Runs the commands for editors (lint, links, preview, review) on the content folder that <see cref="ContentOptions.Path"/> names.
/// </summary>
internal static class ContentCommand
{
    /// <summary>Prints the problems in the folder, one per line, and their number.</summary>
    /// <returns>The exit code: 1 if there are errors, otherwise 0.</returns>
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
    /// <param name="marks">
    /// Whether to update <c>resources.json</c>: mark each resource that no longer exists as unavailable, if there is a substitute for it,
    /// and remove the marks of links that work again.
    /// </param>
    /// <returns>The exit code: 1 if there is still a broken link without a mark, otherwise 0.</returns>
    public static async Task<int> LinksAsync(bool marks)
    {
        var (folder, _) = await OpenFolderAsync();
        using var network = new SocketsHttpHandler();
        return await LinksCommand.RunAsync(folder, marks, network, LinkTimes.Default, TimeProvider.System, Console.Out);
    }

    /// <inheritdoc cref="PreviewCommand"/>
    /// <param name="opensBrowser">Whether to open the page in a browser. Its address is printed in any case.</param>
    /// <returns>The exit code: 0.</returns>
    public static async Task<int> PreviewAsync(bool opensBrowser)
    {
        var (folder, missingTranslation) = await OpenFolderAsync();
        return await PreviewCommand.RunAsync(folder, missingTranslation, opensBrowser);
    }

    /// <summary>Reports which texts native speakers have reviewed.</summary>
    /// <param name="language">The tag of the language to report in detail. If null, the report has one line for each language.</param>
    /// <returns>The exit code: 0.</returns>
    public static async Task<int> ReviewAsync(string? language)
    {
        var folder = await LoadFolderAsync();
        ReviewCommand.Report(folder.ReadOrEnd(), language, Console.Out);
        return 0;
    }

    /// <summary>Records in a file of the content folder that a reviewer has reviewed texts.</summary>
    /// <param name="language">The tag of the texts' language.</param>
    /// <param name="by">The name of the reviewer.</param>
    /// <param name="fileName">The name of the reviewed file; null if all texts of the language were reviewed.</param>
    /// <returns>The exit code: 0.</returns>
    public static async Task<int> MarkAsync(string language, string by, string? fileName)
    {
        var folder = await LoadFolderAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var file = ReviewCommand.Mark(folder.ReadOrEnd(), language, by, fileName, today, Console.Out);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, file.Path), file.Bytes.ToArray());
        return 0;
    }

    // Returns the problems in the files. Checks the sizes of cards only if the content has no errors, because without valid content there
    // are no cards.
    internal static IReadOnlyList<ContentFinding> Check(IReadOnlyList<ContentFile> files, FindingSeverity missingTranslations)
    {
        var findings = ContentLint.Check(files, ContentFolder.Requirements, missingTranslations);
        return ContentLoader.Load(files, ContentFolder.Requirements) is ContentResult.Loaded { Content: var content }
            ? [.. CardSizes.Check(content).Select(problem => new ContentFinding(FindingSeverity.Error, problem)), .. findings]
            : findings;
    }

    // Opens the folder. Ends the command if the content has errors, because the ids of its texts are then not reliable.
    private static async Task<ContentFolder> LoadFolderAsync()
    {
        var (folder, _) = await OpenFolderAsync();
        _ = folder.Load();
        return folder;
    }

    private static async Task<(ContentFolder Folder, FindingSeverity MissingTranslation)> OpenFolderAsync()
    {
        var builder = WebApplication.CreateBuilder(ProgramFolder.Options([]));
        builder.Services.AddOptionsWithValidateOnStart<ContentOptions, ContentOptionsValidator>().BindConfiguration("Content");
        await using var services = builder.Services.BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<ContentOptions>>().Value;
        return (ContentFolder.Of(options.Path, builder.Environment), Enum.Parse<FindingSeverity>(options.MissingTranslation));
    }
}
