using System.Text.Json;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Chooses the language of messages outside the conversation loop: after a turn has failed, or while nothing can be saved.
/// </summary>
internal sealed class SpokenLanguage(DialogsContent content, IPropertyManager state)
{
    private readonly IStatePropertyAccessor<Journey?> _journey = state.CreateProperty<Journey?>(ConversationTurns.JourneyProperty);

    /// <summary>Returns the texts in the language that the person chose; if none is known, in the activity's language.</summary>
    public async Task<ContentTexts> TextsForAsync(ITurnContext context)
    {
        try
        {
            return content.In((await _journey.GetAsync(context))?.Language ?? context.Activity.Locale);
        }
        catch (JsonException)
        {
            return content.In(context.Activity.Locale); // unreadable state may be the reason why the turn failed
        }
    }
}
