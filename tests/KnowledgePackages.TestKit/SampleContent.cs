using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.TestKit;

/// <summary>
/// A small content folder for tests of conversations, in English and Arabic. It has its own packages, questions, stations, resources, case
/// studies and glossary, so that changes of the shipped content do not affect these tests. The bot's own texts come from
/// <c>dialogs-content</c>, because they belong to the code that uses them.
/// </summary>
/// <remarks>
/// Each package has three challenges and two stations. The stations <c>kp2-s1</c> and <c>kp1-s2</c> have two steps of resources and two of
/// tips. <c>kp2-s1</c> also has a resource in French and an unavailable resource (<c>old-atlas</c>, with the substitute
/// <c>region-plan</c>). <c>kp1-c3</c> leads to both stations of its package.
/// </remarks>
public static class SampleContent
{
    // The files with the bot's own texts. They are read from dialogs-content; all other files are part of the sample.
    private static readonly string[] BotWords = ["messages.json", "synonyms.json", "page.json", "teams.json"];

    private static readonly Lazy<IReadOnlyList<ContentFile>> Read = new(ReadFiles);

    /// <summary>All files of the folder. Each path occurs once.</summary>
    public static IReadOnlyList<ContentFile> Files => Read.Value;

    /// <summary>Loads the content from these files.</summary>
    /// <param name="files"><see cref="Files"/>, possibly with changes.</param>
    /// <param name="requirements">The texts that the code needs.</param>
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
