using System.Collections.Frozen;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>Finds the role of each word in a typed answer (<see cref="WordRole"/>), by the synonym groups of one language.</summary>
internal sealed class AnswerWords
{
    // The minimum length of a word in which a typo is accepted. Shorter words differ too little from other words.
    private const int ShortestTypo = 7;

    private const int LongNegation = 5;

    // If a phrase is in two groups, the first group of this list counts.
    private static readonly (string Group, WordRole Role)[] Roles =
    [
        (PhraseGroups.NotKnowing, WordRole.NotKnowing), (PhraseGroups.Hard, WordRole.Hard), (PhraseGroups.Easy, WordRole.Easy),
        (PhraseGroups.NotSure, WordRole.NotSure), (PhraseGroups.Partly, WordRole.Partly), (PhraseGroups.Contrast, WordRole.Contrast),
        (PhraseGroups.Cause, WordRole.Cause), (PhraseGroups.Past, WordRole.Past), (PhraseGroups.Hedge, WordRole.Hedge),
        (PhraseGroups.Need, WordRole.Need), (PhraseGroups.NeedUse, WordRole.Use), (PhraseGroups.YesAbroad, WordRole.Yes),
        (PhraseGroups.NoAbroad, WordRole.No), (PhraseGroups.Negation, WordRole.Negation),
        (PhraseGroups.NegationAlso, WordRole.AlsoNegation), (PhraseGroups.Degree, WordRole.Plain), (PhraseGroups.Doubt, WordRole.Doubt),
        (PhraseGroups.Tell, WordRole.Plain), (PhraseGroups.Filler, WordRole.Plain), (PhraseGroups.Article, WordRole.Plain),
        (PhraseGroups.NegationAfter, WordRole.Negation),
    ];

    private readonly Phrasebook _phrases;
    private readonly FrozenDictionary<string, WordRole> _roles;
    private readonly int _mostWords;
    private readonly string[] _reversals;
    private readonly (string Word, WordRole Role)[] _poles;

    public AnswerWords(Phrasebook phrases)
    {
        _phrases = phrases;
        _roles = Roles
            .SelectMany(list => phrases.In(list.Group).Select(phrase => (Phrase: phrase, list.Role)))
            .DistinctBy(entry => entry.Phrase)
            .ToFrozenDictionary(entry => entry.Phrase, entry => entry.Role, StringComparer.Ordinal);
        _reversals =
        [
            .. new[] { PhraseGroups.Negation, PhraseGroups.NegationAlso, PhraseGroups.Contrast }
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

    /// <summary>
    /// Returns the words of a clause with their roles. If several words form a known phrase, the longest such phrase counts as one word.
    /// </summary>
    /// <param name="clause">The clause, normalized by <see cref="Utterance.Normalize"/> and <see cref="Phrasebook.Fold"/>.</param>
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

    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit);

    // Looks for the phrase as it is ("50 50"), then with the placeholder for each number ("{number} students" for "20 students"), then
    // without an "and" joined to its first word.
    private WordRole? RoleOf(string phrase) =>
        _roles.TryGetValue(phrase, out var role)
        || (phrase.Any(char.IsAsciiDigit) && _roles.TryGetValue(WithoutNumbers(phrase), out role))
        || (_phrases.WithoutAnd(phrase) is { } rest && _roles.TryGetValue(rest, out role))
            ? role
            : null;

    private static string WithoutNumbers(string phrase) =>
        string.Join(' ', phrase.Split(' ').Select(word => IsNumber(word) ? Phrasebook.NumberMark : word));

    // Returns whether a word is a negation with one typo. In a short negation, only two swapped neighbouring letters or a doubled letter
    // count as a typo. In a longer negation any typo after the first letter counts, because no other word is that similar.
    private static bool IsOneSlip(string word, string negation) =>
        EditDistance.Of(word, negation, 1) == 1
        && ((negation.Length >= LongNegation && word[0] == negation[0])
            || (word.Length == negation.Length && word.Length > 2 && word.Order().SequenceEqual(negation.Order()))
            || (word.Length > negation.Length && word.Distinct().SequenceEqual(negation.Distinct())));

    private WordRole Mistyped(string word)
    {
        if (IsNumber(word))
        {
            return WordRole.Number;
        }

        if (_phrases.IsIn(word, PhraseGroups.NeverMatched))
        {
            return WordRole.Unknown;
        }

        if (Array.Exists(_reversals, reversal => IsOneSlip(word, reversal)))
        {
            return WordRole.Doubt; // "it ins't hard": ignoring the mistyped negation or "but" would reverse the meaning
        }

        if (word.Length < ShortestTypo)
        {
            return WordRole.Unknown;
        }

        // Do not treat an additional letter at the end as a typo, because the letter can make an inflected word that answers nothing: in
        // "eine einfache Vereinbarung" the word "einfache" only describes the agreement.
        var near = Array.FindAll(_poles, pole =>
            pole.Word[0] == word[0] && EditDistance.Of(word, pole.Word, 1) == 1 && !word.StartsWith(pole.Word, StringComparison.Ordinal));
        return near.Length > 0 && near.All(pole => pole.Role == near[0].Role) ? near[0].Role : WordRole.Unknown;
    }
}

/// <summary>A word of an answer, or several words that form one phrase: "not always".</summary>
internal readonly record struct AnswerWord(string Text, WordRole Role);

/// <summary>The role of a word in a typed answer.</summary>
internal enum WordRole
{
    /// <summary>The word is in none of the synonym groups.</summary>
    Unknown,

    /// <summary>The word changes nothing: "very", "we", "the".</summary>
    Plain,

    /// <summary>The word means that something is difficult: "hard".</summary>
    Hard,

    /// <summary>The word means that something is easy: "easy".</summary>
    Easy,

    /// <summary>The person is not sure.</summary>
    NotSure,

    /// <summary>The person does not know what the words after it say: "don't know how we".</summary>
    NotKnowing,

    /// <summary>A number.</summary>
    Number,

    /// <summary>The answer is true in part only: "sometimes".</summary>
    Partly,

    /// <summary>The words after it contradict the words before it: "but".</summary>
    Contrast,

    /// <summary>The reason for the words before it follows: "because".</summary>
    Cause,

    /// <summary>Something that the work needs: "time", "money". A difficulty if it is denied, else it says nothing.</summary>
    Need,

    /// <summary>A verb that says how much the work needs, so that "it takes no time" is no difficulty: "takes".</summary>
    Use,

    /// <summary>The answer is about an earlier time: "used to".</summary>
    Past,

    /// <summary>A plain yes.</summary>
    Yes,

    /// <summary>A plain no.</summary>
    No,

    /// <summary>The word reverses a hard or easy word: "not".</summary>
    Negation,

    /// <summary>
    /// The word is a negation if the part has no other one; next to another negation it only strengthens that one, as in "no tenemos ningún
    /// problema".
    /// </summary>
    AlsoNegation,

    /// <summary>The word makes the whole answer uncertain: "or", "if".</summary>
    Doubt,

    /// <summary>The words are about something else than the person's own experience with the question: "others", "other things".</summary>
    Hedge,
}
