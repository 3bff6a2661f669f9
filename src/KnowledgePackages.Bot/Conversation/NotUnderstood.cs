using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content.Search;
namespace KnowledgePackages.Bot.Conversation;

/// <summary>The reply to a message that was not understood, before the open prompt is asked again.</summary>
internal static class NotUnderstood
{
    private const int Attempts = 3;

    // The first reply explains the problem, the second explains it in other words, and the third offers another way to answer. So the bot
    // does not send the same sentence twice in a row.
    public static async Task SayAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        var attempt = turn.Memory.Misunderstood++ % Attempts;
        await turn.Screen.SayAsync(Sentence(turn, attempt), $"notUnderstood/{attempt + 1}", cancellationToken);
        await ShowResultsAsync(turn, cancellationToken);
        turn.Detail = PromptDetail.Short;
        await turn.Screen.AskPromptAsync(cancellationToken);
    }

    // Shows search results, because the text may be a request in other words: "we have few partners".
    private static async Task ShowResultsAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        var found = turn.Recognition is Recognition.Unclear { Why: null } && turn.Text is { } text && text.Any(char.IsLetter)
            ? turn.Find(text) as SearchResult.Found
            : null;
        (turn.Memory.ShowsResults, turn.Memory.Results) = (false, null);
        if (found is not null)
        {
            await turn.FollowAsync(new Intent.Search(found), cancellationToken);
        }
    }

    private static string Sentence(ConversationTurn turn, int attempt)
    {
        var (first, second, third, tap, write) = turn.Prompt.Question is null
            ? (Messages.NotChoice, Messages.NotChoiceAgain, Messages.NotChoiceHelp, Messages.HowChoiceTap, Messages.HowChoiceWrite)
            : (Messages.NotAnswer, Messages.NotAnswerAgain, Messages.NotAnswerHelp, Messages.HowAnswerTap, Messages.HowAnswerWrite);
        var how = turn.Card.Say(turn.ShowsCards ? tap : write);
        return attempt switch
        {
            0 => turn.Card.Say((turn.Recognition as Recognition.Unclear)?.Why ?? first, how),
            1 => turn.Card.Say(second, how),
            _ => turn.Card.Say(third),
        };
    }
}
