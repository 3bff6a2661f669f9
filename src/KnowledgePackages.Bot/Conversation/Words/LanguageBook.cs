using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words.Spellings;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// Recognises requests for another language. The bot understands the language names and request words of all languages at any time, because
/// the person may be unable to read the current language.
/// </summary>
internal sealed class LanguageBook
{
    private const string LanguageMark = "{language}";

    private readonly HashSet<string> _asking;
    private readonly (string Before, string After)[] _patterns;
    private readonly Dictionary<string, string> _tags = [];

    public LanguageBook(DialogsContent content)
    {
        // Add each phrase folded by the spelling of every language, because the typed text is folded by the spelling of the current
        // language.
        var spellings = content.Languages.Select(Spelling.Of).Distinct().ToList();
        var phrases = content
            .Languages.SelectMany(language => content.In(language).Synonyms(PhraseGroups.Language))
            .SelectMany(Written)
            .Distinct()
            .ToList();
        _asking = [.. phrases.Where(phrase => phrase.Length > 0 && !phrase.Contains(LanguageMark, StringComparison.Ordinal))];
        _patterns =
        [
            .. phrases.Select(phrase => phrase.Split(LanguageMark)).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1])),
        ];
        foreach (var names in content.LanguageNames)
        {
            foreach (var name in names.Others.Prepend(names.Name).SelectMany(Written))
            {
                _tags.TryAdd(name, names.Tag);
            }
        }

        IEnumerable<string> Written(string phrase) =>
            spellings.Select(spelling => spelling.Fold(Utterance.Normalize(phrase))).Prepend(Utterance.Normalize(phrase));
    }

    /// <summary>
    /// Returns the intent of a phrase: change to the named language, or list the languages; null if the phrase is about something else.
    /// </summary>
    /// <param name="phrase">
    /// The phrase, normalized by <see cref="Utterance.Normalize"/>; it may also be folded by <see cref="Phrasebook.Fold"/>.
    /// </param>
    public Intent? Hear(string phrase)
    {
        if (_asking.Contains(phrase))
        {
            return new Intent.Languages();
        }

        return Named(phrase) is { } tag ? new Intent.ChangeLanguage(tag) : null;
    }

    private string? Named(string phrase) => _tags.GetValueOrDefault(phrase) ?? _patterns
        .Where(pattern => phrase.Length > pattern.Before.Length + pattern.After.Length
            && phrase.StartsWith(pattern.Before, StringComparison.Ordinal) && phrase.EndsWith(pattern.After, StringComparison.Ordinal))
        .Select(pattern => _tags.GetValueOrDefault(phrase[pattern.Before.Length..^pattern.After.Length]))
        .FirstOrDefault(tag => tag is not null);
}
