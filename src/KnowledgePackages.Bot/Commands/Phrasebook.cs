using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Commands;

/// <summary>The synonyms and the glossary of one language in comparable form. Made once for each language of a content snapshot.</summary>
internal sealed class Phrasebook
{
    private const string NumberMark = "{number}";
    private const string TermMark = "{term}";

    private readonly Dictionary<string, string[]> _groups;
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<(string Name, string TermId)> _terms;

    public Phrasebook(ContentTexts texts)
    {
        _groups = Groups.All.ToDictionary(
            group => group,
            group => texts.Synonyms(group).Select(Utterance.Comparable).Where(phrase => phrase.Length > 0).ToArray());
        for (var number = 1; number <= Groups.Numbers.Count; number++)
        {
            foreach (var word in _groups[Groups.Numbers[number - 1]])
                _numbers[word] = number;
        }

        // The longest name first, so that "VET centre" is not taken for "VET".
        _terms = [.. texts.Glossary
            .SelectMany(term => term.Aliases.Prepend(term.Term).Select(name => (Name: Utterance.Comparable(name), term.Id)))
            .OrderByDescending(term => term.Name.Length)];
    }

    /// <summary>The phrases of a group, comparable.</summary>
    public IReadOnlyList<string> In(string group) => _groups[group];

    /// <summary>Whether a phrase is in a group, word for word.</summary>
    public bool Says(string phrase, string group) => _groups[group].Contains(phrase);

    /// <summary>Whether a phrase is in a group but for typing mistakes.</summary>
    public bool NearlySays(string phrase, string group) => _groups[group].Any(meant => Typos.IsNearly(phrase, meant));

    /// <summary>The number in a phrase like "station 2" or "option two" of the group; null when the phrase is none of them.</summary>
    public int? NumberIn(string phrase, string group)
    {
        var words = phrase.Split(' ');
        var numbers = words.Select(NumberOf).OfType<int>().ToList();
        var pattern = string.Join(' ', words.Select(word => NumberOf(word) is null ? word : NumberMark));
        return numbers is [var number] && Says(pattern, group) ? number : null;
    }

    /// <summary>The phrase without what says nothing at its ends: "well, yes please" is "yes". A phrase of nothing else stays.</summary>
    public string WithoutFillers(string phrase)
    {
        var before = "";
        while (before != phrase)
        {
            before = phrase;
            foreach (var filler in _groups[Groups.Filler])
            {
                if (phrase.StartsWith(filler + " ", StringComparison.Ordinal))
                    phrase = phrase[(filler.Length + 1)..];
                if (phrase.EndsWith(" " + filler, StringComparison.Ordinal))
                    phrase = phrase[..^(filler.Length + 1)];
            }
        }

        return phrase;
    }

    /// <summary>Whether one of the words takes an answer back or turns it around.</summary>
    public bool Doubts(string phrase) => phrase.Split(' ').Any(word => Says(word, Groups.Doubt));

    /// <summary>What somebody asks about in "what is X" or "what does X mean", wherever that stands; null: nothing.</summary>
    public string? AskedAbout(string phrase)
    {
        foreach (var pattern in _groups[Groups.Define])
        {
            var mark = pattern.IndexOf(TermMark, StringComparison.Ordinal);
            if (mark < 0)
                continue;
            var (before, after) = (pattern[..mark].TrimEnd(), pattern[(mark + TermMark.Length)..].TrimStart());
            var asked = Behind(before, $" {phrase} ") is { } rest ? Before(after, rest)?.Trim() : null;
            if (!string.IsNullOrEmpty(asked))
                return WithoutArticle(asked);
        }

        return null;

        // Whole words, between spaces; no words at all stand at the very beginning and end.
        static string? Behind(string words, string text) =>
            words.Length == 0 ? text : text.Split($" {words} ", 2) is [_, var rest] ? $" {rest}" : null;
        static string? Before(string words, string text) =>
            words.Length == 0 ? text : text.Split($" {words} ", 2) is [var start, _] ? start : null;
    }

    /// <summary>Id of the glossary term that this phrase is, contains as whole words, or nearly is; null: none.</summary>
    public string? TermIn(string phrase) => TermCalled(phrase)
        ?? _terms.FirstOrDefault(term => $" {phrase} ".Contains($" {term.Name} ", StringComparison.Ordinal)).TermId
        ?? TermNearlyCalled(phrase);

    /// <summary>Id of the glossary term of exactly this name; null: none.</summary>
    public string? TermCalled(string phrase) => _terms.FirstOrDefault(term => term.Name == phrase).TermId;

    /// <summary>Id of the glossary term of this name but for typing mistakes; null: none.</summary>
    public string? TermNearlyCalled(string phrase) => _terms.FirstOrDefault(term => Typos.IsNearly(phrase, term.Name)).TermId;

    private int? NumberOf(string word) =>
        word.Length is > 0 and <= 3 && word.All(char.IsAsciiDigit) ? int.Parse(word, System.Globalization.CultureInfo.InvariantCulture)
        : _numbers.TryGetValue(word, out var number) ? number
        : null;

    private string WithoutArticle(string phrase)
    {
        var space = phrase.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Says(phrase[..space], Groups.Article) ? phrase[(space + 1)..] : phrase;
    }
}
