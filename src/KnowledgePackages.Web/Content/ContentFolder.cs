using KnowledgePackages.Bot;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Form;
using KnowledgePackages.Web.Teams;
using KnowledgePackages.Web.Telemetry;
using KnowledgePackages.Web.WebChat;

namespace KnowledgePackages.Web.Content;

/// <summary>Reads <c>dialogs-content</c> from the disk.</summary>
internal static class ContentFolder
{
    private const string Name = "dialogs-content";

    /// <summary>What the bot, the pages and the package for Teams say, together.</summary>
    public static ContentRequirements Requirements { get; } = BotFactory.Requirements.And(
        new ContentRequirements([.. PageTexts.Requirements, .. FormTexts.Requirements], []) { Teams = TeamsTexts.Requirements });

    /// <exception cref="StartException">The folder is missing, or something in it is wrong; the message lists everything.</exception>
    public static DialogsContent Load(string? path, IHostEnvironment environment) => Load(Locate(path, environment), Read(path, environment));

    /// <summary>The files as they are, good or not.</summary>
    /// <exception cref="StartException">The folder is missing or cannot be read.</exception>
    public static IReadOnlyList<ContentFile> Read(string? path, IHostEnvironment environment)
    {
        var folder = Locate(path, environment);
        if (!Directory.Exists(folder))
        {
            throw new StartException($"Content:Path: there is no folder {folder}. Write the path of a {Name} folder.");
        }

        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(
                file => new ContentFile(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(file)))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Content:Path: {folder} cannot be read ({exception.Message}). Give the process the right to read it.");
        }
    }

    private static DialogsContent Load(string folder, IReadOnlyList<ContentFile> files)
    {
        var result = ContentLoader.Load(files, Requirements);
        if (result is ContentResult.Failed { Problems.Count: var count })
        {
            ContentTelemetry.Errors.Add(count);
        }

        return result switch
        {
            ContentResult.Loaded loaded => loaded.Content,
            ContentResult.Failed failed => throw new StartException(
                $"The content in {folder} has {failed.Problems.Count} {(failed.Problems.Count == 1 ? "problem" : "problems")}:{Environment.NewLine}"
                + string.Join(Environment.NewLine, failed.Problems)),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    // Published, the folder lies beside the program; in Development it is read in place, so that an edit needs no build.
    public static string Locate(string? path, IHostEnvironment environment)
    {
        if (path is not null)
        {
            return Path.GetFullPath(path, environment.ContentRootPath);
        }

        var beside = Path.Combine(environment.ContentRootPath, Name);
        return environment.IsDevelopment() && !Directory.Exists(beside)
            ? Path.GetFullPath(Path.Combine(environment.ContentRootPath, "..", "..", Name))
            : beside;
    }
}
