using KnowledgePackages.Bot.Conversation;


namespace KnowledgePackages.Bot.Start;

/// <summary>Handles the intents to start, to go back and to start again, and small talk.</summary>
internal static class StartIntents
{
    public static Task<PromptDetail> StartAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.MoveAsync(turn.Journey.Start(), cancellationToken);

    public static async Task<PromptDetail> GreetAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        await turn.Screen.SayAsync(turn.Card.Say(Messages.GreetingAgain, turn.Prompt.Name(turn.Card)), "greeting/again", cancellationToken);
        return PromptDetail.Full;
    }

    public static Task<PromptDetail> ThankAsync(ConversationTurn turn, CancellationToken cancellationToken) =>
        turn.TellAsync(Messages.Thanks, "thanks", cancellationToken);

    public static async Task<PromptDetail> BackAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Journey.Back(turn.Card.Content) is { } before)
        {
            return await turn.MoveAsync(turn.Prompt.IsConfirmation ? turn.Journey : before, cancellationToken);
        }

        return await turn.TellAsync(Messages.BackNone, "back/none", cancellationToken);
    }

    // Before the start no confirmation is needed, because the person has no progress to lose.
    public static Task<PromptDetail> RestartAsync(ConversationTurn turn)
    {
        turn.Memory.Confirming = turn.Journey.Started ? Confirmation.Restart : Confirmation.None;
        return Task.FromResult(PromptDetail.Full);
    }

    public static async Task<PromptDetail> ConfirmRestartAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Memory.Confirming != Confirmation.Restart)
        {
            return await RestartAsync(turn); // after a late "yes", ask again and delete nothing
        }

        await turn.GoAsync(turn.Journey.Restart(turn.Card.Content).Start(), cancellationToken);
        turn.Memory.ShownCards = null; // these cards belong to the previous round and must not be updated any more
        await turn.TellAsync(Messages.RestartDone, "restarted", cancellationToken);
        return PromptDetail.Full;
    }

    public static Task<PromptDetail> DeclineRestartAsync(ConversationTurn turn)
    {
        turn.Memory.Confirming = Confirmation.None;
        return Task.FromResult(PromptDetail.Short);
    }
}
