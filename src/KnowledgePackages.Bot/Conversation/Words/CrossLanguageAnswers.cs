using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Conversation.Words;

/// <summary>
/// The plain words for yes, no and not sure of all languages. They count whatever is spoken, where no word of the spoken language looks the
/// same:
/// who says "oui" to an English question has answered it.
/// </summary>
internal sealed class CrossLanguageAnswers
{
    private static readonly (string Group, string Abroad)[] Answers =
        [(Groups.Yes, Groups.YesAbroad), (Groups.No, Groups.NoAbroad), (Groups.NotSure, Groups.NotSureAbroad)];

    private readonly Dictionary<string, string?> _groups = [];

    public CrossLanguageAnswers(DialogsContent content)
    {
        foreach (var texts in content.Languages.Select(content.In))
        {
            foreach (var (group, abroad) in Answers)
            {
                // What is yes in one language and no in another is neither.
                foreach (var phrase in texts.Synonyms(abroad).Select(Utterance.Comparable))
                {
                    _groups[phrase] = _groups.GetValueOrDefault(phrase, group) == group ? group : null;
                }
            }
        }
    }

    /// <summary>The group that a phrase of another language belongs to; null: to none, or to several.</summary>
    /// <param name="phrase">Comparable.</param>
    public string? GroupOf(string phrase) => _groups.GetValueOrDefault(phrase);
}
