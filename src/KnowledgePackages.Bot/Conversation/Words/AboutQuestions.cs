using System.Collections.Frozen;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Recognises questions about the assistant itself. A text asks a question of <c>about.json</c> if it equals one of the question's
/// wordings, contains a word of each part of one of its patterns, or is similar to one of its wordings.
/// </summary>
internal sealed class AboutQuestions
{
    private const int MaxWords = 16;

    // The minimum similarity of a text to the best wording (from 0 to 1), and the minimum lead over the best wording of any other question.
    private const double LeastLikeness = 0.64;
    private const double Margin = 0.05;

    // A word that is in no wording has this high weight, because it is probably about another subject. Words with little meaning, such as
    // fillers and articles, have a quarter of their weight.
    private const double UnknownWeight = 3.2;
    private const double SmallWeight = 0.25;

    // The minimum length of a topic's word. Shorter words are ignored, because most of them are articles or prepositions.
    private const int ShortestSubject = 4;

    // The number of letters at the beginning of a word that are compared, so that different forms of a word are equal.
    private const int Stem = 6;

    private readonly Phrasebook _phrases;
    private readonly FrozenDictionary<string, string> _called;
    private readonly (string Id, FrozenSet<string> Words, double Weight)[] _wordings;
    private readonly FrozenDictionary<string, double> _weights;
    private readonly FrozenDictionary<string, int[]> _byWord;
    private readonly FrozenSet<string> _small;
    private readonly FrozenSet<string> _addressing;
    private readonly FrozenSet<string> _subjects;
    private readonly FrozenSet<string> _own;
    private readonly (string Id, string[][] Parts)[] _patterns;

    /// <param name="content">
    /// The content with its topics. A message that names a topic usually asks about that topic and not about the assistant.
    /// </param>
    /// <param name="texts">The texts of one language, with the wordings and the patterns of the questions.</param>
    /// <param name="phrases">The phrasebook of the same language.</param>
    public AboutQuestions(DialogsContent content, ContentTexts texts, Phrasebook phrases)
    {
        _phrases = phrases;
        var wordings = texts.About
            .SelectMany(about => about.Wordings.Select(asked => (about.Id, Phrase: phrases.Fold(Utterance.Normalize(asked)))))
            .DistinctBy(wording => wording.Phrase)
            .ToList();
        _called = wordings.ToFrozenDictionary(wording => wording.Phrase, wording => wording.Id, StringComparer.Ordinal);
        _patterns =
        [
            .. texts.About.SelectMany(about => about.Words.Select(words =>
                (about.Id, words.Split('+').Select(part => part.Split('|').Select(word => $" {Folded(word)}").ToArray()).ToArray()))),
        ];
        _addressing = Beginnings(PhraseGroups.Tell, PhraseGroups.This);
        _small = texts.Synonyms(SearchWords.Empty)
            .Concat(texts.Synonyms(PhraseGroups.Filler))
            .Concat(texts.Synonyms(PhraseGroups.Article))
            .Concat(texts.Synonyms(PhraseGroups.Tell))
            .SelectMany(phrase => Folded(phrase).Split(' '))
            .Select(Beginning)
            .ToFrozenSet(StringComparer.Ordinal);
        _subjects = content.Topics
            .SelectMany(topic => texts.TopicWords(topic.Id))
            .SelectMany(phrase => Folded(phrase).Split(' '))
            .Where(word => word.Length >= ShortestSubject)
            .Select(Beginning)
            .ToFrozenSet(StringComparer.Ordinal);
        _weights = wordings
            .SelectMany(wording => WordsOf(wording.Phrase).Select(word => (word, wording.Id)))
            .Distinct()
            .GroupBy(pair => pair.word)
            .ToFrozenDictionary(
                group => group.Key,
                group => Weighted(group.Key, Math.Log(1 + (texts.About.Count / (double)group.Count()))),
                StringComparer.Ordinal);
        _wordings =
        [
            .. wordings.Select(wording =>
            {
                var words = WordsOf(wording.Phrase).ToFrozenSet(StringComparer.Ordinal);
                return (wording.Id, words, words.Sum(WeightOf));
            }),
        ];

        _byWord = _wordings.Index()
            .SelectMany(wording => wording.Item.Words.Select(word => (word, wording.Index)))
            .GroupBy(pair => pair.word)
            .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Index).ToArray(), StringComparer.Ordinal);

        var others = phrases.Words().Concat(ContentWords(content, texts).Select(Folded).SelectMany(text => text.Split(' ')))
            .Select(Beginning)
            .ToHashSet(StringComparer.Ordinal);
        _own = wordings
            .SelectMany(wording => WordsOf(wording.Phrase).Select(word => (word, wording.Id)))
            .Distinct()
            .GroupBy(pair => pair.word)
            .Where(group => group.Count() == 1 && group.Key.Length >= ShortestSubject && !others.Contains(group.Key))
            .Select(group => group.Key)
            .ToFrozenSet(StringComparer.Ordinal);

        string Folded(string phrase) => phrases.Fold(Utterance.Normalize(phrase));

        FrozenSet<string> Beginnings(params string[] groups) => groups
            .SelectMany(texts.Synonyms)
            .SelectMany(phrase => Folded(phrase).Split(' '))
            .Select(Beginning)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// Returns whether a phrase has a word that occurs in one question about the assistant and nowhere else, for example "tablet". So "it
    /// works on a tablet" is not read as an answer about the centre.
    /// </summary>
    /// <param name="phrase">The phrase, normalized by <see cref="Utterance.Normalize"/> and <see cref="Phrasebook.Fold"/>.</param>
    public bool IsAbout(string phrase) => WordsOf(phrase).Any(_own.Contains);

    /// <summary>Returns the id of the question with exactly this wording; null if no question has it.</summary>
    /// <param name="phrase">The phrase, normalized by <see cref="Utterance.Normalize"/> and <see cref="Phrasebook.Fold"/>.</param>
    public string? Called(string phrase) => _called.GetValueOrDefault(phrase);

    /// <summary>Returns the id of the question that a text asks by a pattern or by a similar wording; null if the text asks none.</summary>
    public string? Nearest(Utterance said)
    {
        var phrase = _phrases.Fold(said.Text);
        var words = WordsOf(phrase).ToHashSet(StringComparer.Ordinal);
        if (words.Count is 0 or > MaxWords)
        {
            return null;
        }

        var named = Named($" {phrase} ", [.. phrase.Split(' ').Where(IsOfTheContent)]);
        if (named.Count == 1)
        {
            return named.First();
        }

        var weight = words.Sum(WeightOf);
        var likeness = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var index in words.SelectMany(word => _byWord.GetValueOrDefault(word) ?? []).Distinct())
        {
            var (id, wording, whole) = _wordings[index];
            var common = words.Where(wording.Contains).Sum(WeightOf);
            likeness[id] = Math.Max(likeness.GetValueOrDefault(id), 2 * common / (weight + whole));
        }

        if (named.Count > 0)
        {
            return named.MaxBy(id => likeness.GetValueOrDefault(id));
        }

        return words.Overlaps(_addressing) ? Best(likeness) : null; // key words alone ("work placement") are a search
    }

    // Returns whether a word names a subject of the content, like "placement" in "how long does a placement take".
    private bool IsOfTheContent(string word) =>
        Beginning(word) is var beginning
        && _subjects.Contains(beginning)
        && !_weights.ContainsKey(beginning)
        && !_small.Contains(beginning);

    // Returns the questions with a matching pattern. A pattern matches if the text contains a word of each part, and if the pattern also
    // has every word of the text that names a subject of the content (subjects): each begins with a word of the pattern. Otherwise the text
    // is about that subject and not about the assistant. Of the matching patterns, only those with the most parts count.
    private HashSet<string> Named(string text, string[] subjects)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        var most = 0;
        foreach (var (id, parts) in _patterns)
        {
            if (parts.Length >= most
                && Array.TrueForAll(parts, part => Array.Exists(part, word => text.Contains(word, StringComparison.Ordinal)))
                && Array.TrueForAll(subjects, subject => Array.Exists(parts, part => Array.Exists(part, word =>
                    subject.StartsWith(word.AsSpan(word.LastIndexOf(' ') + 1), StringComparison.Ordinal)))))
            {
                if (parts.Length > most)
                {
                    named.Clear();
                }

                most = parts.Length;
                named.Add(id);
            }
        }

        return named;
    }

    private static string? Best(Dictionary<string, double> likeness) =>
        likeness.OrderByDescending(pair => pair.Value).Take(2).ToList() switch
        {
            [var best] when best.Value >= LeastLikeness => best.Key,
            [var best, var next] when best.Value >= LeastLikeness && best.Value - next.Value >= Margin => best.Key,
            _ => null,
        };

    private static IEnumerable<string> ContentWords(DialogsContent content, ContentTexts texts) => content.Packages
        .SelectMany(package => package.Stations.SelectMany(station => station.Tips.Select(tip => texts.Tip(tip.Id))
                .Concat(station.Actions.Select(action => texts.Action(action.Id).Text))
                .Append(texts.Station(station.Id).Summary))
            .Concat(package.Challenges.Select(challenge => texts.Challenge(challenge.Id)).SelectMany(text =>
                new[] { text.Point, text.Question, text.Explanation, text.Example })))
        .Select(Utterance.Normalize);

    private double WeightOf(string word) => _weights.GetValueOrDefault(word, Weighted(word, UnknownWeight));

    private double Weighted(string word, double weight) => _small.Contains(word) ? weight * SmallWeight : weight;

    private static IEnumerable<string> WordsOf(string phrase) =>
        phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Beginning).Distinct();

    private static string Beginning(string word) => word.Length > Stem ? word[..Stem] : word;
}
