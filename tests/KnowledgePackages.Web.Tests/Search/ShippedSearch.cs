using KnowledgePackages.Domain.Content;
using KnowledgePackages.TestKit;
using KnowledgePackages.Web.Content;
using KnowledgePackages.Web.Search;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Search;

/// <summary>The search over the repository's own content, shared by all tests of a class.</summary>
public sealed class ShippedSearch
{
    public ShippedSearch()
    {
        Search = NewSearch(Content, Time);
    }

    internal DialogsContent Content { get; } = Load();

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    internal ContentSearch Search { get; }

    /// <summary>Creates a search that has not built an index yet.</summary>
    internal static ContentSearch NewSearch(DialogsContent content, TimeProvider time) =>
        new(content, time, NullLogger<ContentSearch>.Instance);

    internal static DialogsContent Load()
    {
        var folder = RepositoryFolder.PathTo("dialogs-content");
        var files = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => new ContentFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)));
        return ContentLoader.Load([.. files], ContentFolder.Requirements) switch
        {
            ContentResult.Loaded loaded => loaded.Content,
            ContentResult.Failed failed => throw new InvalidOperationException(string.Join('\n', failed.Problems)),
            _ => throw new InvalidOperationException(),
        };
    }
}
