using KnowledgePackages.Bot;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Benchmarks;

/// <summary>The repository that this program was built from, and its content.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <exception cref="InvalidOperationException">The content folder has errors.</exception>
    public static DialogsContent LoadContent()
    {
        var folder = PathTo("dialogs-content");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new ContentFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)));
        return ContentLoader.Load(files, BotFactory.Requirements) switch
        {
            ContentResult.Loaded loaded => loaded.Content,
            ContentResult.Failed failed => throw new InvalidOperationException(string.Join(Environment.NewLine, failed.Problems)),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgePackages.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("This program does not lie in its repository.");
        }

        return folder.FullName;
    }
}
