using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;

namespace KnowledgePackages.Bot.Countries;

/// <summary>Asks for the country of the centre, and stores it. The person's progress stays.</summary>
internal static class CountryIntents
{
    public static async Task<PromptDetail> AskAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (!turn.ShowsCards)
        {
            // On text-only channels typed numbers belong to the open prompt, so ask in a sentence without numbers.
            await turn.Screen.SayAsync(turn.Card.Say(Messages.CountryText), "country", cancellationToken);
            return PromptDetail.Short;
        }

        await turn.Screen.ShowAsync(CountryCards.Ask(turn.Card), cancellationToken);
        return PromptDetail.None; // the question stays the last card on the screen; the open prompt is above it
    }

    public static async Task<PromptDetail> SetAsync(
        ConversationTurn turn,
        Intent.SetCountry intent,
        CancellationToken cancellationToken
    )
    {
        if (intent.CountryId is not null && turn.Card.Content.FindCountry(intent.CountryId) is null)
        {
            return await turn.RefuseOldButtonAsync(cancellationToken);
        }

        await turn.SetCountryAsync(turn.Journey.InCountry(turn.Card.Content, intent.CountryId), cancellationToken);
        if (turn.Card.Country is { } country)
        {
            return await turn.TellAsync(CountryCards.Noted(turn.Card, country), cancellationToken);
        }

        await turn.Screen.SayAsync(turn.Card.Say(Messages.CountryNone), "country/none", cancellationToken);
        return PromptDetail.Short;
    }
}
