using KnowledgePackages.Bot.Commands;

namespace KnowledgePackages.Bot.Dialogs;

/// <summary>What is said to a message that was not understood, before what is open is asked again.</summary>
internal static class NotUnderstood
{
    private const int Attempts = 3;

    // First what is wrong, then the same in other words, then another way; so no sentence comes three times in a row.
    public static async Task SayAsync(Turn turn, CancellationToken cancellationToken)
    {
        var attempt = turn.Memory.Misunderstood++ % Attempts;
        await turn.SayAsync(Sentence(turn, attempt), $"notUnderstood/{attempt + 1}", cancellationToken);
        turn.Memory.ShowsResults = false; // what is asked next stands alone
        turn.Asking = Asking.Again;
        await turn.AskPlaceAsync(cancellationToken);
    }

    private static string Sentence(Turn turn, int attempt)
    {
        var (first, second, third, tap, write) = turn.Place.Question is null
            ? (Messages.NotChoice, Messages.NotChoiceAgain, Messages.NotChoiceHelp, Messages.HowChoiceTap, Messages.HowChoiceWrite)
            : (Messages.NotAnswer, Messages.NotAnswerAgain, Messages.NotAnswerHelp, Messages.HowAnswerTap, Messages.HowAnswerWrite);
        var how = turn.Scene.Say(turn.ShowsCards ? tap : write);
        return attempt switch
        {
            0 => turn.Scene.Say((turn.Heard as Heard.Nothing)?.Why ?? first, how),
            1 => turn.Scene.Say(second, how),
            _ => turn.Scene.Say(third),
        };
    }
}
