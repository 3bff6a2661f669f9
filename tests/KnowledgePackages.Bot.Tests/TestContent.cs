using KnowledgePackages.Domain.Content;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Bot.Tests;

/// <summary>The shipped content, for tests of that content. Tests of conversations use <c>Sample</c>.</summary>
internal static class TestContent
{
    private static readonly Lazy<DialogsContent> Loaded = new(() => Load(file => file));

    public static DialogsContent Content => Loaded.Value;

    public static ContentTexts English => Content.In("en");

    /// <summary>Loads the edited content. The edit returns null to remove a file. Any change gives the content another version.</summary>
    public static DialogsContent Load(Func<ContentFile, ContentFile?> edit) => Load([.. Files().Select(edit).OfType<ContentFile>()]);

    private static DialogsContent Load(IReadOnlyList<ContentFile> files) => ContentLoader.Load(files, BotFactory.Requirements) switch
    {
        ContentResult.Loaded loaded => loaded.Content,
        ContentResult.Failed failed => throw new InvalidOperationException(string.Join('\n', failed.Problems)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Returns the files of the folder <c>dialogs-content</c>.</summary>
    public static IEnumerable<ContentFile> Files()
    {
        var folder = RepositoryFolder.PathTo("dialogs-content");
        return Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => new ContentFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)));
    }
}
