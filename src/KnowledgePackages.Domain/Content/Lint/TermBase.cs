using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>A choice of words: what to write, and the other ways that are not used for the same thing.</summary>
/// <param name="Use">The word to write, or what to do.</param>
/// <param name="Not">The ways not to write it, each a whole word or several.</param>
internal sealed record TermChoice(string Use, IReadOnlyList<string> Not);

/// <summary>Reads <c>texts/&lt;language&gt;/terms.json</c>, the choices of words of a language. The file is optional.</summary>
internal static class TermBase
{
    public const string FileName = "terms.json";

    public static string PathOf(string language) => $"texts/{language}/{FileName}";

    /// <summary>The choices, in order; null if the file cannot be read.</summary>
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
        _ = reader.OptionalText("note"); // for editors
        return new(use, not);
    }
}
