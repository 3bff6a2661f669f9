using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.TestKit;

/// <summary>
/// A small content folder for tests of conversations, in English and Arabic. What editors write (packages, questions, stations, resources,
/// case studies, glossary) is its own, so that no change of the shipped content concerns these tests. The words of the bot itself come
/// from <c>dialogs-content</c>, because they belong to the code that asks for them.
/// </summary>
/// <remarks>
/// Each package has three challenges and two stations. Station <c>kp2-s1</c> and <c>kp1-s2</c> have two steps of resources and two of tips;
/// <c>kp2-s1</c> also has a resource in French and one that cannot be opened (<c>old-atlas</c>, instead of which stands
/// <c>region-plan</c>), and <c>kp1-c3</c> leads to both stations of its package.
/// </remarks>
public static class SampleContent
{
    // Of a language's files these four belong to the code; the others are the editors'.
    private static readonly string[] BotWords = ["messages.json", "synonyms.json", "page.json", "teams.json"];

    private static readonly Lazy<IReadOnlyList<ContentFile>> Read = new(ReadFiles);

    /// <summary>All files of the folder, each path once.</summary>
    public static IReadOnlyList<ContentFile> Files => Read.Value;

    /// <summary>The content of these files.</summary>
    /// <param name="files"><see cref="Files"/>, or what an editor has made of them.</param>
    /// <param name="requirements">What the code that reads the content asks for.</param>
    /// <exception cref="InvalidOperationException">The files have problems; the message lists them.</exception>
    public static DialogsContent Load(IEnumerable<ContentFile> files, ContentRequirements requirements) =>
        ContentLoader.Load(files, requirements) switch
        {
            ContentResult.Loaded loaded => loaded.Content,
            ContentResult.Failed failed => throw new InvalidOperationException(string.Join('\n', failed.Problems)),
            _ => throw new InvalidOperationException(),
        };

    private static List<ContentFile> ReadFiles()
    {
        var own = RepositoryFolder.PathTo("tests", "KnowledgePackages.TestKit", "Sample");
        var shipped = RepositoryFolder.PathTo("dialogs-content");
        var languages = Directory.EnumerateDirectories(Path.Combine(own, "texts")).Select(Path.GetFileName);
        return
        [
            .. Directory.EnumerateFiles(own, "*.json", SearchOption.AllDirectories)
                .Select(path => ReadFile(own, Path.GetRelativePath(own, path))),
            .. languages.SelectMany(language => BotWords.Select(name => ReadFile(shipped, Path.Combine("texts", language!, name)))),
        ];
    }

    private static ContentFile ReadFile(string folder, string path) =>
        new(path.Replace('\\', '/'), File.ReadAllBytes(Path.Combine(folder, path)));
}
