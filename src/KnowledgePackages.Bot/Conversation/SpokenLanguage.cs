using System.Text.Json;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>In which language somebody is spoken to where no dialog runs: because a turn failed, or nothing can be saved.</summary>
internal sealed class SpokenLanguage(DialogsContent content, IPropertyManager state)
{
    private readonly IStatePropertyAccessor<Journey?> _journey = state.CreateProperty<Journey?>(ConversationTurns.JourneyProperty);

    /// <summary>The texts in the language that the person chose; where none is known, in that of the activity.</summary>
    public async Task<ContentTexts> TextsForAsync(ITurnContext context)
    {
        try
        {
            return content.In((await _journey.GetAsync(context))?.Language ?? context.Activity.Locale);
        }
        catch (JsonException)
        {
            return content.In(context.Activity.Locale); // maybe the state is what the turn failed on
        }
    }
}
