using System.Collections.Frozen;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// The topics of <c>topics.json</c> in the words of one language. Editors have chosen what answers a topic best, so a question that names a
/// topic is answered by its items, whatever words these use.
/// </summary>
internal sealed class TopicBook
{
    private const char Joint = '+';
    private const int LongestPhrase = 6;

    // What each word after the first, and each part after the first, adds to the certainty that the topic is meant.
    private const double MoreWords = 0.35;
    private const double MoreParts = 0.6;

    // A part that was found by a synonym says less than the word itself.
    private const double BySynonym = 0.7;

    // A topic whose words belong to a longer phrase of another topic is hardly meant: "partner" in "partner abroad".
    private const double InsideAnother = 0.3;

    // A phrase of which only one telling word is left ("how old") says less than a word that editors chose alone.
    private const double ShortenedPhrase = 0.6;

    // Another phrase of the same topic makes it surer.
    private const double MorePhrases = 0.2;

    private readonly (int Topic, string[] Parts, double Weight)[] _phrases;

    /// <param name="content">The topics.</param>
    /// <param name="texts">Their words.</param>
    /// <param name="stems">Returns the stems of a phrase.</param>
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

    /// <summary>All stems that name topics.</summary>
    public FrozenSet<string> Words { get; }

    /// <summary>Returns the topics that a question names.</summary>
    public IReadOnlyList<NamedTopic> In(AskedWords asked)
    {
        var said = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var concept in asked.Concepts)
        {
            foreach (var phrase in concept.Phrases)
            {
                said.TryAdd(phrase.Trim(), concept.Ways[0]);
            }
        }

        var direct = Sequences(asked.Stems).Concat(Sequences([.. asked.Concepts.SelectMany(concept => concept.Ways[0])]))
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
/// <param name="Topic">Its place among the topics of the content.</param>
/// <param name="Certainty">How surely it is meant: 1 for one word, more for several.</param>
/// <param name="Stems">The question's stems that name it.</param>
internal sealed record NamedTopic(int Topic, double Certainty, HashSet<string> Stems);
