using System.Text;

namespace KnowledgePackages.Bot.Conversation.Words.Spellings;

/// <summary>
/// Makes ae, oe and ue equal to umlauts in German, for keyboards without umlauts. <see cref="Utterance"/> replaces ß by ss, and an umlaut
/// by its vowel, in every language.
/// </summary>
internal sealed class GermanSpelling : Spelling
{
    public override string Fold(string phrase)
    {
        if (!phrase.Contains('e', StringComparison.Ordinal))
        {
            return phrase;
        }

        var folded = new StringBuilder(phrase.Length);
        for (var i = 0; i < phrase.Length; i++)
        {
            if (phrase[i] != 'e' || i == 0 || !StandsForUmlaut(phrase, i - 1))
            {
                folded.Append(phrase[i]);
            }
        }

        return folded.ToString();
    }

    // Returns whether "ae", "oe" or "ue" stands for an umlaut. In "neue", "Bauer" and "Quelle" the u belongs to the letter before it.
    private static bool StandsForUmlaut(string phrase, int vowel) =>
        phrase[vowel] is 'a' or 'o' || (phrase[vowel] == 'u' && (vowel == 0 || phrase[vowel - 1] is not ('a' or 'e' or 'q')));
}
