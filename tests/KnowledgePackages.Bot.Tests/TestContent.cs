using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Tests;

/// <summary>The real content of the repository.</summary>
internal static class TestContent
{
    private static readonly Lazy<DialogsContent> Loaded = new(() => Load(file => file));

    private static readonly Lazy<DialogsContent> LoadedWithPseudo = new(() =>
        Load([
            .. PseudoLanguage
                .AddTo(Files().Select(file => (file.Path, file.Bytes.ToArray())))
                .Select(file => new ContentFile(file.Path, file.Bytes)),
        ])
    );

    public static DialogsContent Content => Loaded.Value;

    public static ContentTexts English => Content.In("en");

    /// <summary>The content with a language more, <see cref="PseudoLanguage"/>.</summary>
    public static DialogsContent TwoLanguages => LoadedWithPseudo.Value;

    /// <summary>The content after somebody has edited it, null takes a file away; any change gives it another version.</summary>
    public static DialogsContent Load(Func<ContentFile, ContentFile?> edit) => Load([.. Files().Select(edit).OfType<ContentFile>()]);

    private static DialogsContent Load(IReadOnlyList<ContentFile> files) => ContentLoader.Load(files, BotFactory.Requirements) switch
    {
        ContentResult.Loaded loaded => loaded.Content,
        ContentResult.Failed failed => throw new InvalidOperationException(string.Join('\n', failed.Problems)),
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<ContentFile> Files()
    {
        var folder = Path.Combine(Root(), "dialogs-content");
        return Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(path => new ContentFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path)));
    }

    /// <summary>The repository's folder.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgePackages.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}
