using KnowledgePackages.Domain.Content.Reading;
using KnowledgePackages.Domain.Content.Review;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>A text of a language, as written in its file.</summary>
/// <param name="Place">The file and line of the text.</param>
/// <param name="Id">The JSON names that lead to the text inside the table of its file: <c>kp1-c1.question</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record TextInFile(SourcePlace Place, string Id, string Text);

/// <summary>
/// Collects every text of a language that people read, from all files. Leaves out synonyms, aliases and other names, because people type
/// them, and some of them contain typical mistakes.
/// </summary>
internal static class WrittenTexts
{
    private static readonly string[] NotRead = ["synonyms.json", TextFiles.Topics, TermBase.FileName, ReviewMarks.FileName];
    private static readonly string[] NotShown = ["$schema", "aliases", "alsoCalled", "people", "asked", "words"];

    public static IEnumerable<TextInFile> Of(FolderFiles folder, string language) =>
        from file in folder.Files
        let parts = file.Path.Split('/')
        where parts is ["texts", _, _] && parts[1] == language && !NotRead.Contains(parts[2])
        let source = new SourceFile(file, [])
        let root = JsonSource.Parse(source)
        where root is not null
        from table in root.Members
        from text in In(source, table.Value, "")
        select text;

    private static IEnumerable<TextInFile> In(SourceFile file, SourceNode node, string id) => node.Kind switch
    {
        SourceKind.String => [new(file.At(node.Line), id, node.Text)],
        SourceKind.Array => node.Items.SelectMany(item => In(file, item, id)),
        SourceKind.Object => node.Members
            .Where(member => !NotShown.Contains(member.Name))
            .SelectMany(member => In(file, member.Value, id.Length == 0 ? member.Name : $"{id}.{member.Name}")),
        _ => [],
    };
}
