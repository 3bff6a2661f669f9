using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;


namespace KnowledgePackages.Bot.Languages;

/// <summary>Handles the intents to change and to list the languages. The person's progress stays.</summary>
internal static class LanguageIntents
{
    public static async Task<PromptDetail> ChangeLanguageAsync(
        ConversationTurn turn,
        Intent.ChangeLanguage intent,
        CancellationToken cancellationToken
    )
    {
        if (turn.Card.Content.Find(intent.Language) is not { } texts)
        {
            await turn.Screen.SayAsync(turn.Card.Say(Messages.LanguageNone, Languages(turn.Card)), "language/none", cancellationToken);
            return PromptDetail.Short;
        }

        var isSpoken = turn.IsOnScreen(texts);
        await turn.ChangeLanguageAsync(texts, cancellationToken);
        if (!turn.Journey.Started && !isSpoken)
        {
            turn.Memory.Greeted = false; // greet again, because the person could not read the greeting
            return PromptDetail.Full;
        }

        var now = turn.Card.Say(Messages.LanguageNow, turn.Card.Content.NameOf(texts.Language));
        if (!texts.IsReviewed)
        {
            now = $"{now} {turn.Card.Say(Messages.LanguageNotReviewed)}";
        }

        await turn.Screen.SayAsync(now, $"language/{texts.Language}", cancellationToken);
        return isSpoken ? PromptDetail.Short : PromptDetail.Full;
    }

    public static async Task<PromptDetail> LanguagesAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.ShowsCards && turn.Card.Content.Languages.Count > 1)
        {
            await turn.Screen.ShowAsync(LanguageCard.Draw(turn.Card), cancellationToken);
            return PromptDetail.None; // the list stays last on the screen; the open prompt is above it
        }

        // On text-only channels typed numbers belong to the open prompt, so list the languages in a sentence without numbers.
        await turn.Screen.SayAsync(turn.Card.Say(Messages.LanguageList, Languages(turn.Card)), "language", cancellationToken);
        return PromptDetail.Short;
    }

    public static async Task<PromptDetail> InMyLanguageAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (LanguageCard.IsMost(turn.Card))
        {
            return await turn.TellAsync(Messages.LanguageMost, "inMyLanguage/most", cancellationToken);
        }

        return LanguageCard.Resources(turn.Card).Count == 0
            ? await turn.TellAsync(Messages.LanguageOthers, "inMyLanguage/none", cancellationToken)
            : await turn.TellAsync(LanguageCard.InMyLanguage(turn.Card), cancellationToken);
    }

    private static string Languages(CardContext context) => context.List([.. context.Content.Languages.Select(context.Content.NameOf)]);
}
