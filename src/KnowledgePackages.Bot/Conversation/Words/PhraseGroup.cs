using System.Collections.Frozen;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>The phrases of one synonym group, indexed for fast matching.</summary>
/// <param name="phrases">The phrases, normalized by <see cref="Utterance.Normalize"/> and <see cref="Phrasebook.Fold"/>.</param>
/// <param name="apart">Words that are never understood as a typo of another word.</param>
internal sealed class PhraseGroup(IReadOnlyCollection<string> phrases, FrozenSet<string> apart)
{
    private readonly FrozenSet<string> _phrases = phrases.ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _withoutSpaces = phrases.Select(Together).ToFrozenSet(StringComparer.Ordinal);

    // Index the phrases by their number of words and their first letter, because an accepted typo changes neither.
    private readonly FrozenDictionary<(int Words, char First), string[][]> _byShape = phrases
        .Select(phrase => phrase.Split(' '))
        .GroupBy(words => (words.Length, words[0][0]))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>All phrases of the group, the longest first.</summary>
    public IReadOnlyList<string> LongestFirst { get; } = [.. phrases.OrderByDescending(phrase => phrase.Length)];

    /// <summary>Returns whether a phrase is in the group, word for word.</summary>
    public bool Has(string phrase) => _phrases.Contains(phrase);

    /// <summary>Returns whether a phrase is in the group, allowing for typos.</summary>
    public bool NearlyHas(string phrase)
    {
        if (phrase.Length == 0)
        {
            return false;
        }

        if (_phrases.Contains(phrase) || _withoutSpaces.Contains(Together(phrase)))
        {
            return true;
        }

        var words = phrase.Split(' ');
        return _byShape.TryGetValue((words.Length, words[0][0]), out var candidates) && candidates.Any(meant => IsNearly(words, meant));
    }

    private bool IsNearly(string[] written, string[] meant)
    {
        for (var i = 0; i < written.Length; i++)
        {
            if (written[i] != meant[i] && (apart.Contains(written[i]) || !Typos.IsSameWord(written[i], meant[i])))
            {
                return false;
            }
        }

        return true;
    }

    private static string Together(string phrase) => phrase.Replace(" ", "", StringComparison.Ordinal);
}
