using System.Collections.Concurrent;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Commands;

/// <summary>A listener for each language of one content snapshot, made when it is first needed.</summary>
internal sealed class Listeners(DialogsContent content)
{
    private readonly ConcurrentDictionary<string, Listener> _byLanguage = new(StringComparer.Ordinal);
    private readonly LanguageBook _languages = new(content);
    private readonly AnswersAbroad _abroad = new(content);

    public Listener For(ContentTexts texts) => _byLanguage.GetOrAdd(texts.Language, _ => new Listener(new Phrasebook(texts), _languages, _abroad));
}
