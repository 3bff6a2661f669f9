using System.Globalization;
using System.Text;
using KnowledgePackages.Bot;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Teams;
using KnowledgePackages.Web.Telemetry;
using KnowledgePackages.Web.WebChat;

namespace KnowledgePackages.Web.Content;

/// <summary>A <c>dialogs-content</c> folder on the disk.</summary>
internal sealed class ContentFolder(string path)
{
    private const string Name = "dialogs-content";

    /// <summary>The texts that the bot, the pages and the Teams package need.</summary>
    public static ContentRequirements Requirements { get; } = BotFactory.Requirements.And(
        new ContentRequirements(PageTexts.Requirements, []) { Teams = TeamsTexts.Requirements });

    /// <summary>The full path of the folder, even if the folder does not exist.</summary>
    public string Path => path;

    /// <summary>
    /// The <see cref="Stamp"/> from just before the last <see cref="Load"/>; null before the first load. A different stamp now means that
    /// the folder has changed since that load.
    /// </summary>
    public string? StampOfLoad { get; private set; }

    /// <summary>
    /// Returns the folder that the setting names. If <paramref name="path"/> is null, returns the folder in the content root, where a
    /// published program has it. In Development, if the content root has no such folder, returns the folder in the repository, so that an
    /// edit takes effect without a build.
    /// </summary>
    /// <param name="path">The setting <c>Content:Path</c>; null if it is not set.</param>
    /// <param name="environment">The environment of the program.</param>
    public static ContentFolder Of(string? path, IHostEnvironment environment)
    {
        if (path is not null)
        {
            return new(System.IO.Path.GetFullPath(path, environment.ContentRootPath));
        }

        var beside = System.IO.Path.Combine(environment.ContentRootPath, Name);
        return new(environment.IsDevelopment() && !Directory.Exists(beside)
            ? System.IO.Path.GetFullPath(System.IO.Path.Combine(environment.ContentRootPath, "..", "..", Name))
            : beside);
    }

    /// <summary>Loads the content, for callers that cannot continue without it.</summary>
    /// <exception cref="StartException">The folder is missing, or its content has problems; the message lists all of them.</exception>
    public DialogsContent Load()
    {
        StampOfLoad = Stamp();
        var result = ContentLoader.Load(ReadOrEnd(), Requirements);
        if (result is ContentResult.Failed { Problems.Count: var count })
        {
            ContentTelemetry.Errors.Add(count);
        }

        return result switch
        {
            ContentResult.Loaded loaded => loaded.Content,
            ContentResult.Failed failed => throw new StartException(
                $"The content in {path} has {failed.Problems.Count} "
                + $"{(failed.Problems.Count == 1 ? "problem" : "problems")}:{Environment.NewLine}"
                    + string.Join(Environment.NewLine, failed.Problems)
            ),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    /// <summary>Returns all files of the folder, valid or not, for callers that cannot continue without them.</summary>
    /// <exception cref="StartException">The folder is missing or cannot be read.</exception>
    public IReadOnlyList<ContentFile> ReadOrEnd()
    {
        if (!Directory.Exists(path))
        {
            throw new StartException($"Content:Path: there is no folder {path}. Write the path of a {Name} folder.");
        }

        try
        {
            return Read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"Content:Path: {path} cannot be read ({exception.Message}). Give the process the right to read it.");
        }
    }

    /// <summary>Returns all files of the folder, valid or not.</summary>
    /// <exception cref="IOException">The folder is missing, or another program has locked a file.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to a file is denied.</exception>
    public IReadOnlyList<ContentFile> Read() =>
        [
            .. Directory
                .EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => new ContentFile(
                    System.IO.Path.GetRelativePath(path, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'),
                    ReadShared(file)
                )),
        ];

    /// <summary>
    /// Returns the names, sizes and modification times of all files as one string. A different stamp means that a file has changed. Returns
    /// an empty string if the folder does not exist or cannot be read.
    /// </summary>
    public string Stamp()
    {
        try
        {
            var files = new DirectoryInfo(path)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .OrderBy(file => file.FullName, StringComparer.Ordinal);
            return files
                .Aggregate(
                    new StringBuilder(),
                    (stamp, file) =>
                        stamp.Append(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n")
                )
                .ToString();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ""; // the folder does not exist, or another program is changing it
        }
    }

    // Reads a file in a mode in which other programs can write, replace or delete it at the same time.
    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
