using System.Collections.Concurrent;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>The recognizers for each language of one content snapshot, created on first use.</summary>
internal sealed class TextRecognizers(DialogsContent content)
{
    private readonly ConcurrentDictionary<string, TextRecognizer> _byLanguage = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SearchDetector> _seekers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PlanSentences> _plans = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ThingNames> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AboutQuestions> _abouts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Phrasebook> _phrases = new(StringComparer.Ordinal);
    private readonly LanguageBook _languages = new(content);
    private readonly CountryBook _countries = new(content);
    private readonly CrossLanguageAnswers _abroad = new(content);

    public TextRecognizer For(ContentTexts texts) =>
        _byLanguage.GetOrAdd(
            texts.Language,
            _ => new TextRecognizer(Phrases(texts), _languages, _countries, _abroad, AboutFor(texts))
        );

    /// <summary>Returns the recognizer of sentences that change the plan, for a language.</summary>
    public PlanSentences PlanFor(ContentTexts texts) =>
        _plans.GetOrAdd(texts.Language, _ => new PlanSentences(Phrases(texts), new DayReader(texts, Phrases(texts))));

    /// <summary>Returns the detector of searches, for a language. Use it for texts that <see cref="For"/> does not understand.</summary>
    public SearchDetector DetectorFor(ContentTexts texts) => _seekers.GetOrAdd(texts.Language, _ => new SearchDetector(Phrases(texts)));

    /// <summary>Returns the recognizer of questions about the assistant, for a language.</summary>
    public AboutQuestions AboutFor(ContentTexts texts) =>
        _abouts.GetOrAdd(texts.Language, _ => new AboutQuestions(content, texts, Phrases(texts)));

    /// <summary>Returns the index of content items by their names in a language.</summary>
    public ThingNames NamesFor(ContentTexts texts) => _names.GetOrAdd(texts.Language, _ => new ThingNames(content, texts));

    private Phrasebook Phrases(ContentTexts texts) => _phrases.GetOrAdd(texts.Language, _ => new Phrasebook(texts));
}
