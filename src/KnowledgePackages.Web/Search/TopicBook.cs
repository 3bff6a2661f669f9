using System.Collections.Frozen;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// The topics of <c>topics.json</c> with the words that name them in one language. If a question names a topic, the search returns the
/// items that editors chose for the topic, even if the items do not contain the question's words.
/// </summary>
internal sealed class TopicBook
{
    private const char Joint = '+';
    private const int LongestPhrase = 6;

    // A phrase consists of parts with the character '+' between them. The first word of the phrase has the certainty 1. Each further word
    // of a part adds MoreWords, and each further part adds MoreParts.
    private const double MoreWords = 0.35;
    private const double MoreParts = 0.6;

    // The factor for a part if the question contains only a synonym of the part.
    private const double BySynonym = 0.7;

    // The factor for a topic whose words belong to a longer phrase of another topic, such as "partner" in "partner abroad".
    private const double InsideAnother = 0.3;

    // The factor for a phrase of which only one stem is left ("how old"), because such a phrase is less certain than a single word that
    // editors chose.
    private const double ShortenedPhrase = 0.6;

    // The certainty that another phrase of the same topic adds.
    private const double MorePhrases = 0.2;

    private readonly (int Topic, string[] Parts, double Weight)[] _phrases;

    /// <param name="content">The content with the topics.</param>
    /// <param name="texts">The language's texts, with the words that name the topics.</param>
    /// <param name="stems">A function that returns the stems of a phrase.</param>
    public TopicBook(DialogsContent content, ContentTexts texts, Func<string, IReadOnlyList<string>> stems)
    {
        _phrases =
        [
            .. content.Topics.Index().SelectMany(topic => texts.TopicWords(topic.Item.Id)
                .Select(phrase => (phrase.Split(Joint).Select(part => string.Join(' ', stems(part))).ToArray(), WeightOf(phrase, stems)))
                .Where(phrase => Array.TrueForAll(phrase.Item1, part => part.Length > 0))
                .Select(phrase => (topic.Index, phrase.Item1, phrase.Item2))),
        ];
        Words = _phrases.SelectMany(phrase => phrase.Parts).SelectMany(part => part.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>All stems of the words that name topics.</summary>
    public FrozenSet<string> Words { get; }

    /// <summary>Returns the topics that a question names.</summary>
    public IReadOnlyList<NamedTopic> In(AskedWords asked)
    {
        var said = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var concept in asked.Concepts)
        {
            foreach (var phrase in concept.Phrases)
            {
                said.TryAdd(phrase.Trim(), concept.Wordings[0]);
            }
        }

        var direct = Sequences(asked.Stems).Concat(Sequences([.. asked.Concepts.SelectMany(concept => concept.Wordings[0])]))
            .ToHashSet(StringComparer.Ordinal);
        var named = new Dictionary<int, NamedTopic>();
        foreach (var (topic, parts, weight) in _phrases)
        {
            if (Certainty(parts, direct, said) * weight is not { } certainty)
            {
                continue;
            }

            var stems = parts.SelectMany(part => direct.Contains(part) ? part.Split(' ') : said[part]).ToHashSet(StringComparer.Ordinal);
            if (!named.TryGetValue(topic, out var before))
            {
                named[topic] = new(topic, certainty, stems);
            }
            else
            {
                var isMore = Math.Min(certainty, before.Certainty) >= 1
                    && !stems.IsSubsetOf(before.Stems) && !before.Stems.IsSubsetOf(stems);
                named[topic] = new(topic, Math.Max(certainty, before.Certainty) + (isMore ? MorePhrases : 0), [.. before.Stems, .. stems]);
            }
        }

        return
        [
            .. named.Values.Select(topic => named.Values.Any(other => topic.Stems.IsProperSubsetOf(other.Stems))
                ? topic with { Certainty = topic.Certainty * InsideAnother }
                : topic),
        ];
    }

    private static double WeightOf(string phrase, Func<string, IReadOnlyList<string>> stems) =>
        stems(phrase).Count == 1 && phrase.Contains(' ', StringComparison.Ordinal) ? ShortenedPhrase : 1;

    private static double? Certainty(string[] parts, HashSet<string> direct, Dictionary<string, IReadOnlyList<string>> said)
    {
        var certainty = 0.0;
        foreach (var part in parts)
        {
            var isDirect = direct.Contains(part);
            if (!isDirect && !said.ContainsKey(part))
            {
                return null;
            }

            var words = isDirect ? part.AsSpan().Count(' ') : 0;
            certainty += ((certainty == 0 ? 1 : MoreParts) + (words * MoreWords)) * (isDirect ? 1 : BySynonym);
        }

        return certainty;
    }

    private static IEnumerable<string> Sequences(IReadOnlyList<string> stems)
    {
        for (var start = 0; start < stems.Count; start++)
        {
            var sequence = stems[start];
            yield return sequence;
            for (var end = start + 1; end < Math.Min(stems.Count, start + LongestPhrase); end++)
            {
                sequence = $"{sequence} {stems[end]}";
                yield return sequence;
            }
        }
    }
}

/// <summary>A topic that a question names.</summary>
/// <param name="Topic">The index of the topic in <see cref="DialogsContent.Topics"/>.</param>
/// <param name="Certainty">
/// How certain it is that the question means the topic: 1 for one word, more for several words, less for synonyms.
/// </param>
/// <param name="Stems">The stems of the question that name the topic.</param>
internal sealed record NamedTopic(int Topic, double Certainty, HashSet<string> Stems);
