using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>Finds glossary terms that resemble the words of a question. The bot offers these terms if the search finds nothing.</summary>
internal static class NearTerms
{
    private const int GroupLength = 3;
    private const double MinLikeness = 0.3;

    /// <summary>Returns the ids of the most similar terms, at most <paramref name="most"/>; none if no term is similar enough.</summary>
    public static IReadOnlyList<string> Of(ContentTexts texts, IEnumerable<string> asked, int most)
    {
        var words = asked.Select(LetterGroups).ToList();
        return
        [
            .. texts
                .Glossary.Select(term =>
                    (term.Id, Likeness: term.Aliases.Prepend(term.Term).SelectMany(Words).Max(word => Likeness(LetterGroups(word), words)))
                )
                .Where(near => near.Likeness >= MinLikeness)
                .OrderByDescending(near => near.Likeness)
                .Take(most)
                .Select(near => near.Id),
        ];
    }

    private static double Likeness(HashSet<string> term, List<HashSet<string>> words) =>
        words
            .Select(word => word.Count == 0 || term.Count == 0 ? 0 : 2.0 * word.Intersect(term).Count() / (word.Count + term.Count))
            .DefaultIfEmpty(0)
            .Max();

    private static string[] Words(string text) =>
        text.ToLowerInvariant()
            .Split([.. text.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries);

    // Returns all sequences of three letters in the word. A wrong letter changes at most three sequences, so a word with a typo still
    // shares its other sequences with the correct word.
    private static HashSet<string> LetterGroups(string word)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; word.Length > GroupLength && at + GroupLength <= word.Length; at++)
        {
            pieces.Add(word.Substring(at, GroupLength));
        }

        return pieces;
    }
}
