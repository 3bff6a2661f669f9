using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>Lists the words in the texts of a language. The lists are used to recognize the language of a question.</summary>
internal static class LanguageWords
{
    /// <summary>Returns the words of all texts of a language, in lower case and with duplicates.</summary>
    public static IEnumerable<string> Of(ContentTexts texts) => texts.AllTexts().SelectMany(In);

    /// <summary>Returns the words of a text, in lower case.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '\u0301'))
            {
                end++;
            }

            if (end > start)
            {
                yield return text[start..end].ToLowerInvariant();
                start = end;
            }
        }
    }
}
