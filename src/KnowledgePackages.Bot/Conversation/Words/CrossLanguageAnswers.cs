using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// The plain words for yes, no and not sure in all languages. The bot understands them in a conversation in any language: "oui" answers an
/// English question. If the conversation's own language has the same word, the word keeps the meaning that it has there.
/// </summary>
internal sealed class CrossLanguageAnswers
{
    private static readonly (string Group, string Abroad)[] Answers =
        [
            (PhraseGroups.Yes, PhraseGroups.YesAbroad), (PhraseGroups.No, PhraseGroups.NoAbroad),
            (PhraseGroups.NotSure, PhraseGroups.NotSureAbroad),
        ];

    private readonly Dictionary<string, string?> _groups = [];

    public CrossLanguageAnswers(DialogsContent content)
    {
        foreach (var texts in content.Languages.Select(content.In))
        {
            foreach (var (group, abroad) in Answers)
            {
                // Ignore a phrase that has different meanings in two languages.
                foreach (var phrase in texts.Synonyms(abroad).Select(Utterance.Normalize))
                {
                    _groups[phrase] = _groups.GetValueOrDefault(phrase, group) == group ? group : null;
                }
            }
        }
    }

    /// <summary>Returns the group of a phrase from another language; null if the phrase is in no group or in several.</summary>
    /// <param name="phrase">The phrase, normalized by <see cref="Utterance.Normalize"/>.</param>
    public string? GroupOf(string phrase) => _groups.GetValueOrDefault(phrase);
}
