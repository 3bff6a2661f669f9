using KnowledgePackages.Bot;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Lint;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Content;

/// <summary>The command <c>content lint</c>: everything that an editor should know of the folder, at once; and <see cref="ReviewCommand"/>.</summary>
internal static class ContentCommand
{
    private const string Usage = $"Write: content lint. It checks the folder of Content:Path. Or: {ReviewCommand.Usage}";

    /// <summary>Whether the command line asks for this and not for the host.</summary>
    public static bool IsAskedFor(string[] arguments) => arguments is ["content", ..];

    /// <summary>Writes the findings, one a line, and how many there are.</summary>
    /// <returns>The exit code: 1 where there are errors, else 0.</returns>
    /// <exception cref="StartException">The command or a setting is not as it must be, or the folder cannot be read.</exception>
    /// <exception cref="OptionsValidationException">A setting of the section <c>Content</c> is wrong.</exception>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not [_, "lint"] && !ReviewCommand.IsAskedFor(arguments))
        {
            throw new StartException(Usage);
        }

        var isPublished = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "dialogs-content")); // then called from anywhere
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = isPublished ? AppContext.BaseDirectory : null });
        builder.Services.AddOptionsWithValidateOnStart<ContentOptions, ContentOptionsValidator>().BindConfiguration("Content");
        await using var services = builder.Services.BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<ContentOptions>>().Value;

        var folder = ContentFolder.Of(options.Path, builder.Environment);
        if (ReviewCommand.IsAskedFor(arguments))
        {
            return await ReviewAsync(arguments, folder);
        }

        var findings = Check(folder.ReadOrEnd(), Enum.Parse<Severity>(options.MissingTranslation));
        foreach (var finding in findings)
        {
            await Console.Out.WriteLineAsync(finding.ToString());
        }

        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        await Console.Out.WriteLineAsync($"Errors: {errors}. Warnings: {findings.Count - errors}.");
        return errors > 0 ? 1 : 0;
    }

    private static async Task<int> ReviewAsync(string[] arguments, ContentFolder folder)
    {
        _ = folder.Load(); // a folder with problems has no ids to count on
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        if (ReviewCommand.Run(arguments, folder.ReadOrEnd(), today, Console.Out) is { } file)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, file.Path), file.Bytes.ToArray());
        }

        return 0;
    }

    // Cards can only be drawn of content that loads.
    internal static IReadOnlyList<ContentFinding> Check(IReadOnlyList<ContentFile> files, Severity missingTranslations)
    {
        var findings = ContentLint.Check(files, ContentFolder.Requirements, missingTranslations);
        return ContentLoader.Load(files, ContentFolder.Requirements) is ContentResult.Loaded { Content: var content }
            ? [.. CardSizes.Check(content).Select(problem => new ContentFinding(Severity.Error, problem)), .. findings]
            : findings;
    }
}
