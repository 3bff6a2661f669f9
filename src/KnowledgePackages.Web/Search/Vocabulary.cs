using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using Lucene.Net.Analysis;

namespace KnowledgePackages.Web.Search;

/// <summary>
/// Turns a question into concepts: leaves out words that are common in questions, such as "what", and adds synonyms to the other words.
/// </summary>
internal sealed class Vocabulary
{
    private const char Between = '=';

    private readonly Analyzer _analyzer;
    private readonly HashSet<string> _empty;

    // The words and phrases with synonyms, by their first stem. The longest phrase comes first, so that "work placement" is tried before
    // "work".
    private readonly ILookup<string, (string[] Way, List<string[]> Same)> _same;

    public Vocabulary(ContentTexts texts, Analyzer analyzer)
    {
        _analyzer = analyzer;
        _empty = [.. texts.Synonyms(SearchWords.Empty).SelectMany(Stems)];
        _same = texts.Synonyms(SearchWords.Related)
            .Select(row => row.Split(Between).Select(Stems).Where(way => way.Length > 0).ToList())
            .SelectMany(ways => ways.Select(way => (Way: way, Same: ways.Where(other => !other.SequenceEqual(way)).Prepend(way).ToList())))
            .OrderByDescending(entry => entry.Way.Length)
            .ToLookup(entry => entry.Way[0], StringComparer.Ordinal);
    }

    /// <summary>All stems of synonyms and of words that are common in questions.</summary>
    public IEnumerable<string> Words => _same.Select(entry => entry.Key).Concat(_same.SelectMany(entry => entry.SelectMany(row => row.Way)))
        .Concat(_empty);

    /// <summary>Returns whether a wording with synonyms consists of only this stem.</summary>
    public bool IsSubject(string stem) => _same[stem].Any(row => row.Way.Length == 1);

    /// <summary>Returns the stems and the concepts of a question, in order.</summary>
    /// <param name="question">The question as the person wrote it.</param>
    /// <param name="isKnown">
    /// Returns whether a stem occurs in the content. An unknown German compound is replaced by its parts.
    /// </param>
    public AskedWords In(string question, Predicate<string> isKnown)
    {
        var stems = new List<string>();
        var words = Word.In(_analyzer, question);
        for (var i = 0; i < words.Count; i++)
        {
            var isUnknownCompound =
                !words[i].IsPart && i + 1 < words.Count && words[i + 1].IsPart && !isKnown(words[i].Stem) && !_same.Contains(words[i].Stem);
            var isNeeded = !words[i].IsPart ? !isUnknownCompound : IsOfUnknown(words, i, isKnown);
            if (isNeeded)
            {
                stems.Add(words[i].Stem);
            }
        }

        var concepts = new List<Concept>();
        for (var i = 0; i < stems.Count;)
        {
            var (way, same) = _same[stems[i]].FirstOrDefault(entry => entry.Way.SequenceEqual(stems.Skip(i).Take(entry.Way.Length)));
            if (way is not null)
            {
                // Combine the synonyms of all rows that contain the phrase.
                var all = _same[stems[i]].Where(entry => entry.Way.SequenceEqual(way)).SelectMany(entry => entry.Same.Skip(1));
                concepts.Add(new([way, .. all.DistinctBy(other => string.Join(' ', other))]));
            }
            else if (!_empty.Contains(stems[i]))
            {
                concepts.Add(new(stems[i]));
            }

            i += way?.Length ?? 1;
        }

        return new(stems, [.. concepts.DistinctBy(concept => concept.Key)]);
    }

    private bool IsOfUnknown(List<Word> words, int part, Predicate<string> isKnown)
    {
        var whole = words.FindLastIndex(part, word => !word.IsPart);
        return whole >= 0 && words[part].Stem != words[whole].Stem && !isKnown(words[whole].Stem) && !_same.Contains(words[whole].Stem);
    }

    /// <summary>Returns the stems of a phrase.</summary>
    public string[] Stems(string phrase) => [.. Word.In(_analyzer, phrase).Where(word => !word.IsPart).Select(word => word.Stem)];
}
