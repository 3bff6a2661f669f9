using KnowledgePackages.Bot;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.Web.Content.Links;
using KnowledgePackages.Web.Content.Preview;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Content;

/// <summary>The commands for editors: <c>content lint</c>, <c>content links</c>, <c>content preview</c> and <see cref="ReviewCommand"/>.</summary>
internal static class ContentCommand
{
    private const string Usage = "Write one of: content lint, content links, content links --mark, content preview, content preview --no-browser. They look at the folder of Content:Path. Or: " + ReviewCommand.Usage;

    /// <summary>Whether the command line asks for this and not for the host.</summary>
    public static bool IsAskedFor(string[] arguments) => arguments is ["content", ..];

    /// <summary>Does what is asked.</summary>
    /// <returns>The exit code: 1 where there is something to put right, else 0.</returns>
    /// <exception cref="StartException">The command or a setting is not as it must be, or the folder cannot be read.</exception>
    /// <exception cref="OptionsValidationException">A setting of the section <c>Content</c> is wrong.</exception>
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments is not ([_, "lint" or "links" or "preview"] or [_, "links", "--mark"] or [_, "review", ..] or [_, "preview", "--no-browser"]))
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

        if (arguments[1] == "lint")
        {
            return await LintAsync(folder, options);
        }

        if (arguments[1] == "preview")
        {
            return await PreviewCommand.RunAsync(folder, Enum.Parse<FindingSeverity>(options.MissingTranslation), opensBrowser: arguments.Length == 2);
        }

        using var network = new SocketsHttpHandler();
        return await LinksCommand.RunAsync(folder, arguments is [_, _, "--mark"], network, LinkTimes.Default, TimeProvider.System, Console.Out);
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
    internal static IReadOnlyList<ContentFinding> Check(IReadOnlyList<ContentFile> files, FindingSeverity missingTranslations)
    {
        var findings = ContentLint.Check(files, ContentFolder.Requirements, missingTranslations);
        return ContentLoader.Load(files, ContentFolder.Requirements) is ContentResult.Loaded { Content: var content }
            ? [.. CardSizes.Check(content).Select(problem => new ContentFinding(FindingSeverity.Error, problem)), .. findings]
            : findings;
    }

    // The findings, one a line, and how many there are.
    private static async Task<int> LintAsync(ContentFolder folder, ContentOptions options)
    {
        var findings = Check(folder.ReadOrEnd(), Enum.Parse<FindingSeverity>(options.MissingTranslation));
        foreach (var finding in findings)
        {
            await Console.Out.WriteLineAsync(finding.ToString());
        }

        var errors = findings.Count(finding => finding.Severity == FindingSeverity.Error);
        await Console.Out.WriteLineAsync($"Errors: {errors}. Warnings: {findings.Count - errors}.");
        return errors > 0 ? 1 : 0;
    }
}
