using KnowledgePackages.Domain.Content;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Bot.Tests;

/// <summary>The shipped content, for tests of that content. Conversations are about <c>Sample</c>.</summary>
internal static class TestContent
{
    private static readonly Lazy<DialogsContent> Loaded = new(() => Load(file => file));

    public static DialogsContent Content => Loaded.Value;

    public static ContentTexts English => Content.In("en");

    /// <summary>The content after somebody has edited it, null takes a file away; any change gives it another version.</summary>
    public static DialogsContent Load(Func<ContentFile, ContentFile?> edit) => Load([.. Files().Select(edit).OfType<ContentFile>()]);

    private static DialogsContent Load(IReadOnlyList<ContentFile> files) => ContentLoader.Load(files, BotFactory.Requirements) switch
    {
        ContentResult.Loaded loaded => loaded.Content,
        ContentResult.Failed failed => throw new InvalidOperationException(string.Join('\n', failed.Problems)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The files of the folder.</summary>
    public static IEnumerable<ContentFile> Files()
    {
        var folder = RepositoryFolder.PathTo("dialogs-content");
        return Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => new ContentFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)));
    }
}
