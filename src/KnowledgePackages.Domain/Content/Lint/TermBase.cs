using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>One entry of the term base: the word that texts must use for a thing, and the words that they must not use for it.</summary>
/// <param name="Preferred">The word to use, or an instruction to the editor.</param>
/// <param name="Avoided">The words not to use. Each entry is one or more whole words.</param>
internal sealed record TermChoice(string Preferred, IReadOnlyList<string> Avoided);

/// <summary>Reads <c>texts/&lt;language&gt;/terms.json</c>, the term base of a language. The file is optional.</summary>
internal static class TermBase
{
    public const string FileName = "terms.json";

    public static string PathOf(string language) => $"texts/{language}/{FileName}";

    /// <summary>Returns the entries in the order of the file; null if the file cannot be read, which is reported.</summary>
    public static IReadOnlyList<TermChoice>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, "schema/texts-terms.json") is not { } root)
        {
            return null;
        }

        var terms = root.Objects("terms", Choice);
        root.Close();
        return terms;
    }

    private static TermChoice Choice(ObjectReader reader)
    {
        var use = reader.Text("use");
        var not = reader.Texts("not", atLeast: 1);
        _ = reader.OptionalText("note"); // the note is for editors; the code ignores it
        return new(use, not);
    }
}
