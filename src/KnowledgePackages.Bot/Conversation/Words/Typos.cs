using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>Compares phrases that are normalized by <see cref="Utterance.Normalize"/>, and allows for typing mistakes.</summary>
internal static class Typos
{
    /// <summary>
    /// Returns whether two phrases differ by typing mistakes only. Compares word by word, so a missing "not" never counts as a typo.
    /// Words of up to three letters must be equal; words of four letters may have two neighbouring letters swapped; words of five to eight
    /// letters may have one mistake, and longer words two. The first letter must be right.
    /// </summary>
    public static bool IsNearly(string written, string meant)
    {
        if (written == meant)
        {
            return true;
        }

        if (written.Length == 0 || meant.Length == 0 || written[0] != meant[0])
        {
            return false; // checked before the slower comparison of the words
        }

        var writtenWords = written.Split(' ');
        var meantWords = meant.Split(' ');
        return writtenWords.Length == meantWords.Length
            ? writtenWords.Zip(meantWords).All(pair => IsSameWord(pair.First, pair.Second))
            : written.Replace(" ", "", StringComparison.Ordinal) == meant.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>Returns whether two words differ by typing mistakes only.</summary>
    public static bool IsSameWord(string written, string meant)
    {
        if (written == meant)
        {
            return true;
        }

        if (
            written.Length == 0
            || meant.Length <= 3
            || written[0] != meant[0]
            || Math.Abs(written.Length - meant.Length) > 2
            || !meant.All(char.IsLetter)
        )
        {
            return false;
        }

        if (meant.Length == 4)
        {
            return written.Length == 4 && EditDistance.Of(written, meant, 1) == 1 && written.Order().SequenceEqual(meant.Order());
        }

        var mistakes = meant.Length <= 8 ? 1 : 2;
        return EditDistance.Of(written, meant, mistakes) <= mistakes;
    }
}
