using System.Collections.Concurrent;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Commands;

/// <summary>What hears in each language of one content snapshot, made when it is first needed.</summary>
internal sealed class Listeners(DialogsContent content)
{
    private readonly ConcurrentDictionary<string, Listener> _byLanguage = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Seeker> _seekers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ThingNames> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Phrasebook> _phrases = new(StringComparer.Ordinal);
    private readonly LanguageBook _languages = new(content);
    private readonly AnswersAbroad _abroad = new(content);

    public Listener For(ContentTexts texts) => _byLanguage.GetOrAdd(texts.Language, _ => new Listener(Phrases(texts), _languages, _abroad));

    /// <summary>Hears what <see cref="For"/> does not understand.</summary>
    public Seeker SeekerFor(ContentTexts texts) => _seekers.GetOrAdd(texts.Language, _ => new Seeker(Phrases(texts)));

    /// <summary>What can be called by its name.</summary>
    public ThingNames NamesFor(ContentTexts texts) => _names.GetOrAdd(texts.Language, _ => new ThingNames(content, texts));

    private Phrasebook Phrases(ContentTexts texts) => _phrases.GetOrAdd(texts.Language, _ => new Phrasebook(texts));
}
