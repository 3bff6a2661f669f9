using System.Security.Cryptography;
using System.Text;
using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Review;

/// <summary>A text that an editor reviews as a whole: a sentence, all plural forms of a message, or a list of synonyms.</summary>
/// <param name="Id">The JSON names that lead to the text in its file, without the root: <c>kp1-s1.tips.kp1-s1-t1</c>.</param>
/// <param name="Words">The text. Plural forms and synonyms are joined by line feeds.</param>
internal sealed record ReviewedText(string Id, string Words)
{
    private const string Synonyms = "synonyms.json";
    private const string AnyNumber = "other";

    /// <summary>Returns the texts of one file, in order; empty if the file cannot be read.</summary>
    public static IReadOnlyList<ReviewedText> In(ContentFile file) =>
        JsonSource.Parse(new(file, [])) is not { } root
            ? []
            :
            [
                .. root
                    .Members.Where(member => member.Name != "$schema")
                    .SelectMany(table => table.Value.Members)
                    .SelectMany(entry => Of(entry.Name, entry.Value)),
            ];

    /// <summary>
    /// Returns the hash of the reviewed text. The editor compares a translation with its original, so the hash of a translation includes
    /// the original. Synonyms and the words of topics are not translations, so their hash never includes an original.
    /// </summary>
    /// <param name="file">The name of the file with the text.</param>
    /// <param name="source">
    /// The original: the same text in the default language. Null if this text is in the default language, or if the default language lacks
    /// it.
    /// </param>
    public string Hash(string file, ReviewedText? source)
    {
        var compared = file is Synonyms or TextFiles.Topics || source is null ? Words : $"{Words}\0{source.Words}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(compared)).AsSpan(0, 4));
    }

    private static IEnumerable<ReviewedText> Of(string id, SourceNode node) =>
        node.Kind switch
        {
            SourceKind.Object when !node.Members.Any(member => member.Name == AnyNumber) => node.Members.SelectMany(member =>
                Of($"{id}.{member.Name}", member.Value)
            ),
            SourceKind.Object => [new(id, string.Join('\n', node.Members.Select(form => $"{form.Name}: {form.Value.Text}")))],
            SourceKind.Array => [new(id, string.Join('\n', node.Items.SelectMany(WordsIn)))],
            _ => [new(id, node.Text)],
        };

    // Returns the text itself, or the texts of the parts of a template, with the names of these parts.
    private static IEnumerable<string> WordsIn(SourceNode node) =>
        node.Kind switch
        {
            SourceKind.Object => node.Members.SelectMany(member => WordsIn(member.Value).Prepend(member.Name)),
            SourceKind.Array => node.Items.SelectMany(WordsIn),
            _ => [node.Text],
        };
}
