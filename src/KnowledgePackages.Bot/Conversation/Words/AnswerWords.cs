using System.Collections.Frozen;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>What the words of one language say in an answer, from the groups of <c>synonyms.json</c>.</summary>
internal sealed class AnswerWords
{
    // Shorter words differ too little from others to allow for typos.
    private const int ShortestTypo = 7;

    private const int LongNegation = 5;

    // Where a phrase is in two groups, the first counts.
    private static readonly (string Group, WordRole Role)[] Roles =
    [
        (Groups.Hard, WordRole.Hard), (Groups.Easy, WordRole.Easy), (Groups.NotSure, WordRole.NotSure), (Groups.Partly, WordRole.Partly),
        (Groups.Contrast, WordRole.Contrast), (Groups.Past, WordRole.Past), (Groups.YesAbroad, WordRole.Yes),
        (Groups.NoAbroad, WordRole.No), (Groups.Negation, WordRole.Negation), (Groups.NegationAlso, WordRole.AlsoNegation),
        (Groups.Degree, WordRole.Plain), (Groups.Doubt, WordRole.Doubt), (Groups.Tell, WordRole.Plain), (Groups.Filler, WordRole.Plain),
        (Groups.Article, WordRole.Plain),
    ];

    private readonly Phrasebook _phrases;
    private readonly FrozenDictionary<string, WordRole> _roles;
    private readonly int _mostWords;
    private readonly string[] _negations;
    private readonly (string Word, WordRole Role)[] _poles;

    public AnswerWords(Phrasebook phrases)
    {
        _phrases = phrases;
        _roles = Roles
            .SelectMany(list => phrases.In(list.Group).Select(phrase => (Phrase: phrase, list.Role)))
            .DistinctBy(entry => entry.Phrase)
            .ToFrozenDictionary(entry => entry.Phrase, entry => entry.Role, StringComparer.Ordinal);
        _negations =
        [
            .. new[] { Groups.Negation, Groups.NegationAlso }
                .SelectMany(phrases.In)
                .Where(word => !word.Contains(' ', StringComparison.Ordinal)),
        ];
        _poles =
        [
            .. _roles.Where(entry => entry.Value is WordRole.Hard or WordRole.Easy)
                .Select(entry => (Word: entry.Key, Role: entry.Value))
                .Where(pole => pole.Word.Length >= ShortestTypo && !pole.Word.Contains(' ', StringComparison.Ordinal)),
        ];
        _mostWords = _roles.Keys.Max(phrase => phrase.Count(character => character == ' ')) + 1;
    }

    /// <summary>The words of a clause with their roles; the longest phrase that fits at a place is one word.</summary>
    /// <param name="clause">Comparable and folded.</param>
    public IReadOnlyList<AnswerWord> In(string clause)
    {
        var words = clause.Split(' ');
        var found = new List<AnswerWord>(words.Length);
        for (var start = 0; start < words.Length;)
        {
            var word = LongestAt(words, start);
            found.Add(word);
            start += word.Text.Count(character => character == ' ') + 1;
        }

        return found;
    }

    private AnswerWord LongestAt(string[] words, int start)
    {
        for (var count = Math.Min(_mostWords, words.Length - start); count > 0; count--)
        {
            var phrase = string.Join(' ', words, start, count);
            if (RoleOf(phrase) is { } role)
            {
                return new(phrase, role);
            }
        }

        return new(words[start], Mistyped(words[start]));
    }

    private WordRole? RoleOf(string phrase) =>
        _roles.TryGetValue(phrase, out var role) || (_phrases.WithoutAnd(phrase) is { } rest && _roles.TryGetValue(rest, out role))
            ? role
            : null;

    // Two neighbours swapped or a letter doubled; in longer words any slip, because no other word is so near to them.
    private static bool IsOneSlip(string word, string negation) =>
        EditDistance.Of(word, negation, 1) == 1
        && ((negation.Length >= LongNegation && word[0] == negation[0])
            || (word.Length == negation.Length && word.Length > 2 && word.Order().SequenceEqual(negation.Order()))
            || (word.Length > negation.Length && word.Distinct().SequenceEqual(negation.Distinct())));

    private WordRole Mistyped(string word)
    {
        if (_phrases.Says(word, Groups.NeverMatched))
        {
            return WordRole.Unknown;
        }

        if (Array.Exists(_negations, negation => IsOneSlip(word, negation)))
        {
            return WordRole.Doubt; // "it ins't hard": without its negation it would say the opposite
        }

        if (word.Length < ShortestTypo)
        {
            return WordRole.Unknown;
        }

        // A letter more at the end is another form, as in "eine einfache Vereinbarung", and says something about another thing.
        var near = Array.FindAll(_poles, pole =>
            pole.Word[0] == word[0] && EditDistance.Of(word, pole.Word, 1) == 1 && !word.StartsWith(pole.Word, StringComparison.Ordinal));
        return near.Length > 0 && near.All(pole => pole.Role == near[0].Role) ? near[0].Role : WordRole.Unknown;
    }
}

/// <summary>A word of an answer, or several that belong together: "not always".</summary>
internal readonly record struct AnswerWord(string Text, WordRole Role);

/// <summary>What a word does in an answer.</summary>
internal enum WordRole
{
    /// <summary>It is in no list.</summary>
    Unknown,

    /// <summary>It changes nothing: "very", "we", "the".</summary>
    Plain,

    /// <summary>A difficulty.</summary>
    Hard,

    /// <summary>Ease.</summary>
    Easy,

    /// <summary>The person cannot say.</summary>
    NotSure,

    /// <summary>True in part: "sometimes".</summary>
    Partly,

    /// <summary>What follows counts against what came before: "but".</summary>
    Contrast,

    /// <summary>It is about an earlier time.</summary>
    Past,

    /// <summary>A plain yes.</summary>
    Yes,

    /// <summary>A plain no.</summary>
    No,

    /// <summary>It reverses a difficulty or an ease.</summary>
    Negation,

    /// <summary>A negation alone; beside another one it only strengthens it, as in "no tenemos ningún problema".</summary>
    AlsoNegation,

    /// <summary>It makes the whole answer uncertain: "or", "if".</summary>
    Doubt,
}
