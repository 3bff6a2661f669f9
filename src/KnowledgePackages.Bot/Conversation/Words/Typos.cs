
namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>Whether two comparable phrases differ by typing mistakes only.</summary>
internal static class Typos
{
    /// <summary>
    /// Compares word by word, so that a missing "not" is never a mistake of typing. Words of up to three letters must be the same, of four
    /// may have two neighbours swapped, of up to eight one mistake, longer ones two. The first letter must be right.
    /// </summary>
    public static bool IsNearly(string written, string meant)
    {
        if (written == meant)
        {
            return true;
        }

        if (written.Length == 0 || meant.Length == 0 || written[0] != meant[0])
        {
            return false; // settled before anything is split
        }

        var writtenWords = written.Split(' ');
        var meantWords = meant.Split(' ');
        return writtenWords.Length == meantWords.Length
            ? writtenWords.Zip(meantWords).All(pair => IsSameWord(pair.First, pair.Second))
            : written.Replace(" ", "", StringComparison.Ordinal) == meant.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>Whether two words differ by typing mistakes only.</summary>
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
            return written.Length == 4 && Distance(written, meant) == 1 && written.Order().SequenceEqual(meant.Order());
        }

        return Distance(written, meant) <= (meant.Length <= 8 ? 1 : 2);
    }

    /// <summary>Damerau-Levenshtein distance (optimal string alignment): letters left out, added, wrong or swapped.</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
