using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words.Spellings;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// The synonyms and the glossary terms of one language, normalized by <see cref="Utterance.Normalize"/> and <see cref="Fold"/>. Built once
/// for each language of a content snapshot. The methods expect phrases that are normalized in the same way.
/// </summary>
internal sealed class Phrasebook
{
    /// <summary>The placeholder for a number in a phrase.</summary>
    public const string NumberMark = "{number}";

    private readonly Spelling _spelling;
    private readonly Dictionary<string, PhraseGroup> _groups;
    private readonly FrozenSet<string> _all;
    private readonly FrozenDictionary<string, int> _numbers;
    private readonly FrozenSet<string> _signs;
    private readonly Definitions _definitions;
    private readonly (string Name, string Spaced, string TermId)[] _terms;
    private readonly FrozenDictionary<string, string> _termIds;
    private readonly string[] _fillers;
    private readonly string[] _openers;
    private readonly TermPattern[] _requests;
    private readonly ConcurrentDictionary<string, string> _titles = new(StringComparer.Ordinal);

    public Phrasebook(ContentTexts texts)
    {
        _spelling = Spelling.Of(texts.Language);
        var apart = Phrases(PhraseGroups.NeverMatched).ToFrozenSet(StringComparer.Ordinal);
        _groups = IntentTable.SynonymGroups.ToDictionary(group => group, group => new PhraseGroup([.. Phrases(group)], apart));
        _all = _groups.Values.SelectMany(group => group.LongestFirst).ToFrozenSet(StringComparer.Ordinal);
        _numbers = PhraseGroups.Numbers
            .SelectMany((group, index) => _groups[group].LongestFirst.Select(word => (Word: word, Number: index + 1)))
            .DistinctBy(pair => pair.Word)
            .ToFrozenDictionary(pair => pair.Word, pair => pair.Number, StringComparer.Ordinal);
        _signs = _groups[PhraseGroups.Numbered].LongestFirst.Select(phrase => phrase.Split(' ')[0]).ToFrozenSet(StringComparer.Ordinal);
        _definitions = new(_groups[PhraseGroups.Define].LongestFirst, _spelling);
        // At the end of a phrase, words with the meaning "easy" or "hard", like "well", are not fillers: "never well".
        _fillers =
        [
            .. _groups[PhraseGroups.Filler].LongestFirst
                .Where(filler => !IsIn(filler, PhraseGroups.Easy) && !IsIn(filler, PhraseGroups.Hard)),
        ];
        // Try patterns with words before the term first: in "we want to stop for now" the last words belong to the term.
        _requests = [.. _groups[PhraseGroups.Request].LongestFirst.Select(TermPattern.Of).OrderBy(request => request.Before.Length == 0)];
        _openers =
        [
            .. _groups[PhraseGroups.Filler]
                .LongestFirst.Concat(_groups[PhraseGroups.Greet].LongestFirst)
                .Distinct()
                .OrderByDescending(phrase => phrase.Length),
        ];

        // Sort the longest names first, so that a text with "VET centre" means that term, and not the term "VET".
        _terms = [.. texts.Glossary
            .SelectMany(term => term.Aliases.Prepend(term.Term).Select(name => (Name: Fold(Utterance.Normalize(name)), term.Id)))
            .OrderByDescending(term => term.Name.Length)
            .Select(term => (term.Name, $" {term.Name} ", term.Id))];
        _termIds = _terms.DistinctBy(term => term.Name).ToFrozenDictionary(term => term.Name, term => term.TermId, StringComparer.Ordinal);

        IEnumerable<string> Phrases(string group) =>
            texts.Synonyms(group).Select(phrase => Fold(Utterance.Normalize(phrase))).Where(phrase => phrase.Length > 0).Distinct();
    }

    /// <summary>
    /// Returns a phrase with the different spellings of this language replaced by one form (see <see cref="Spelling"/>). The phrase must be
    /// normalized by <see cref="Utterance.Normalize"/>.
    /// </summary>
    public string Fold(string phrase) => _spelling.Fold(phrase);

    /// <summary>
    /// Returns the normalized title of a button, from a cache. The cache has no size limit, because the content has a limited number of
    /// titles.
    /// </summary>
    public string Title(string title) => _titles.GetOrAdd(title, text => Fold(Utterance.Normalize(text)));

    /// <summary>Returns the normalized phrases of a group, the longest first.</summary>
    public IReadOnlyList<string> In(string group) => _groups[group].LongestFirst;

    /// <summary>Returns whether a phrase is in a group, word for word.</summary>
    public bool IsIn(string phrase, string group) => _groups[group].Has(phrase);

    /// <summary>Returns whether a phrase is in a group, allowing for typos.</summary>
    public bool NearlySays(string phrase, string group) => _groups[group].NearlyHas(phrase);

    /// <summary>
    /// Returns whether any synonym group of the language contains this phrase, including <see cref="PhraseGroups.NeverMatched"/>.
    /// </summary>
    public bool Knows(string phrase) => _all.Contains(phrase);

    /// <summary>Returns the phrase without an "and" that is joined to its first word; null if no "and" is joined to it.</summary>
    public string? WithoutAnd(string phrase) => _spelling.WithoutAnd(phrase);

    /// <summary>
    /// Returns the number in a phrase such as "station 2", "station no. 2" or "option two"; null if the phrase is not in the group.
    /// </summary>
    public int? NumberIn(string phrase, string group)
    {
        var words = phrase.Split(' ').SelectMany(NumberApart).ToList();
        var place = words.FindIndex(word => NumberOf(word) is not null);
        if (place < 0 || NumberOf(words[place]) is not { } number || words.FindIndex(place + 1, word => NumberOf(word) is not null) >= 0)
        {
            return null;
        }

        words[place] = NumberMark;
        if (IsIn(string.Join(' ', words), group))
        {
            return number;
        }

        if (place == 0 || !_signs.Contains(words[place - 1]))
        {
            return null;
        }

        words.RemoveAt(place - 1);
        return words.Count > 1 && IsIn(string.Join(' ', words), group) ? number : null;
    }

    /// <summary>Returns the phrase without fillers at its beginning. If it consists of fillers only, the last filler remains.</summary>
    public string WithoutOpeners(string phrase)
    {
        while (_openers.FirstOrDefault(opener => IsFollowed(phrase, opener)) is { } first)
        {
            phrase = phrase[(first.Length + 1)..];
        }

        return phrase;
    }

    /// <summary>
    /// Returns the phrase without fillers at its beginning and end: "hello, well, yes please" becomes "yes". If it consists of fillers
    /// only, one filler remains.
    /// </summary>
    public string WithoutFillers(string phrase)
    {
        // Stop when the phrase itself means "easy" or "hard": "plutôt bon" means "easy", although "bon" alone is a filler.
        while (!IsIn(phrase, PhraseGroups.Easy) && !IsIn(phrase, PhraseGroups.Hard))
        {
            if (_openers.FirstOrDefault(opener => IsFollowed(phrase, opener)) is { } first)
            {
                phrase = phrase[(first.Length + 1)..];
            }
            else if (_fillers.FirstOrDefault(filler => IsLed(phrase, filler)) is { } last)
            {
                phrase = phrase[..^(last.Length + 1)];
            }
            else
            {
                break;
            }
        }

        return phrase;
    }

    /// <summary>
    /// Returns the possible names in a request, each with fewer words than the one before: for "I want the other package please" first "the
    /// other package please", then "the other package".
    /// </summary>
    public IEnumerable<string> RequestedNames(string phrase)
    {
        while (Array.Find(_requests, request => request.IsMatch(phrase)) is { Before: not null } request)
        {
            phrase = request.ExtractTerm(phrase);
            yield return phrase;
        }
    }

    /// <summary>Returns the words of all groups, with duplicates.</summary>
    public IEnumerable<string> Words() => _groups.Values.SelectMany(group => group.LongestFirst).SelectMany(phrase => phrase.Split(' '));

    /// <summary>Returns whether a phrase consists of fillers only, such as "hello" and "well".</summary>
    public bool IsFiller(string phrase) =>
        WithoutFillers(phrase) is var bare && (IsIn(bare, PhraseGroups.Filler) || IsIn(bare, PhraseGroups.Greet));

    /// <summary>
    /// Returns whether a phrase begins with a phrase of the group and has more words after it, as "yes because nobody has time" for "yes
    /// because".
    /// </summary>
    public bool Opens(string phrase, string group) => _groups[group].LongestFirst.Any(opening => IsFollowed(phrase, opening));

    /// <summary>
    /// Returns the terms in questions like "what is X" or "what does X mean", anywhere in the phrase, the most certain reading first.
    /// </summary>
    public IEnumerable<Asked> AskedAbout(string phrase) =>
        _definitions.In(phrase).Select(asked => asked with { Term = WithoutArticle(Fold(asked.Term)) });

    /// <summary>
    /// Returns whether a sentence counts as a question if these words come before the question. True if there are no words, and for words
    /// like "ok, but".
    /// </summary>
    public bool IsOpening(string words) => words.Length == 0 || IsIn(words, PhraseGroups.This)
        || (Array.TrueForAll(
                words.Split(' '),
                word => IsIn(word, PhraseGroups.Doubt) || IsIn(word, PhraseGroups.Filler) || IsIn(word, PhraseGroups.Greet))
            && words[(words.LastIndexOf(' ') + 1)..] is var last && !IsIn(last, PhraseGroups.Yes) && !IsIn(last, PhraseGroups.No));

    /// <summary>
    /// Returns the id of the glossary term that this phrase equals, contains as whole words, or equals except for typos; null if there is
    /// none.
    /// </summary>
    public string? TermIn(string phrase)
    {
        var spaced = $" {phrase} ";
        return TermCalled(phrase)
            ?? Array.Find(_terms, term => spaced.Contains(term.Spaced, StringComparison.Ordinal)).TermId
            ?? TermNearlyCalled(phrase);
    }

    /// <summary>
    /// Returns the id of the glossary term with exactly this name, also if a short word is joined to the name ("l'EFP"); null if no term
    /// has the name.
    /// </summary>
    public string? TermCalled(string phrase) =>
        _spelling
            .WithoutJoined(phrase)
            .Prepend(phrase)
            .Select(name => _termIds.GetValueOrDefault(name))
            .FirstOrDefault(id => id is not null);

    /// <summary>Returns the id of the glossary term with this name, allowing for typos; null if no term has the name.</summary>
    public string? TermNearlyCalled(string phrase) => Array.Find(_terms, term => Typos.IsNearly(phrase, term.Name)).TermId;

    // Separates a number at the end of a word: "nr2" is read as "nr 2", but "2nd" stays one word.
    private static IEnumerable<string> NumberApart(string word)
    {
        var letters = word.AsSpan().IndexOfAnyInRange('0', '9');
        return letters > 0 && word.AsSpan(letters).IndexOfAnyExceptInRange('0', '9') < 0 ? [word[..letters], word[letters..]] : [word];
    }

    private static bool IsFollowed(string phrase, string words) =>
        phrase.Length > words.Length && phrase[words.Length] == ' ' && phrase.StartsWith(words, StringComparison.Ordinal);

    private static bool IsLed(string phrase, string words) =>
        phrase.Length > words.Length && phrase[^(words.Length + 1)] == ' ' && phrase.EndsWith(words, StringComparison.Ordinal);

    private int? NumberOf(string word) =>
        word.Length is > 0 and <= 3 && word.All(char.IsAsciiDigit) ? int.Parse(word, CultureInfo.InvariantCulture)
        : _numbers.TryGetValue(word, out var number) ? number
        : null;

    private string WithoutArticle(string phrase)
    {
        var space = phrase.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && IsIn(phrase[..space], PhraseGroups.Article) ? phrase[(space + 1)..] : phrase;
    }
}
