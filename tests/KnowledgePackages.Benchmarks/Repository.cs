using KnowledgePackages.Bot;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Benchmarks;

/// <summary>Loads the content of the repository from which this program was built.</summary>
internal static class Repository
{
    /// <exception cref="InvalidOperationException">The content folder has errors.</exception>
    public static DialogsContent LoadContent()
    {
        var folder = RepositoryFolder.PathTo("dialogs-content");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => new ContentFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)));
        return ContentLoader.Load(files, BotFactory.Requirements) switch
        {
            ContentResult.Loaded loaded => loaded.Content,
            ContentResult.Failed failed => throw new InvalidOperationException(string.Join(Environment.NewLine, failed.Problems)),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }
}
