using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// The last steps that the handlers of intents share: change the person's position, send a sentence or a card, or refuse an outdated
/// button.
/// </summary>
internal static class Replies
{
    /// <summary>Handles the intent of this turn's message. If the message is a tap, remembers it to detect a double tap.</summary>
    public static async Task HandleAsync(this ConversationTurn turn, Intent intent, CancellationToken cancellationToken)
    {
        turn.Memory.LastTap = Recognizer.TapIn(turn) ?? turn.Memory.LastTap;
        if (Button.Read(turn.Context.Activity.Value) is { } button)
        {
            ReplaceableCards.NoteTap(turn.Memory, button.At, turn.Context.Activity.ReplyToId);
        }

        (turn.Memory.ShowsResults, turn.Memory.Results, turn.Memory.ActionAwaitingDetails) = (false, null, null);
        turn.Detail = await turn.FollowAsync(intent, cancellationToken);
        await turn.Screen.RefreshRouteAsync(cancellationToken);
    }

    /// <summary>Runs the handler of the intent's definition.</summary>
    public static Task<PromptDetail> FollowAsync(this ConversationTurn turn, Intent intent, CancellationToken cancellationToken) =>
        intent.Definition.HandleAsync(turn, intent, cancellationToken);

    /// <summary>Stores the changed journey. The bot then shows the open prompt in full.</summary>
    public static async Task<PromptDetail> MoveAsync(this ConversationTurn turn, Journey next, CancellationToken cancellationToken)
    {
        await turn.GoAsync(next, cancellationToken);
        return PromptDetail.Full;
    }

    /// <summary>Sends one sentence. The bot then asks the open prompt again in its short form.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="message">The sentence.</param>
    /// <param name="shows">The id of the sentence, for <see cref="PageProgress.Shows"/>.</param>
    /// <param name="cancellationToken">Stops the turn.</param>
    public static async Task<PromptDetail> TellAsync(
        this ConversationTurn turn, MessageDefinition message, string shows, CancellationToken cancellationToken)
    {
        await turn.Screen.SayAsync(turn.Card.Say(message), shows, cancellationToken);
        return PromptDetail.Short;
    }

    /// <summary>Shows a card that asks nothing. The bot then asks the open prompt again in its short form.</summary>
    public static async Task<PromptDetail> TellAsync(this ConversationTurn turn, Cards.Card card, CancellationToken cancellationToken)
    {
        await turn.Screen.ShowAsync(card, cancellationToken);
        return PromptDetail.Short;
    }

    /// <summary>Replies that the tapped button belongs to another step, and reminds the person of their position.</summary>
    public static Task<PromptDetail> RefuseOldButtonAsync(this ConversationTurn turn, CancellationToken cancellationToken) =>
        RefuseOldButtonAsync(turn, Messages.LateStep, "late/step", cancellationToken);

    /// <summary>Replies with the reason why the tapped button has no effect, and reminds the person of their position.</summary>
    public static async Task<PromptDetail> RefuseOldButtonAsync(
        this ConversationTurn turn, MessageDefinition why, string shows, CancellationToken cancellationToken)
    {
        var now = turn.Card.Say(Messages.LateNow, turn.Prompt.Name(turn.Card));
        await turn.Screen.SayAsync($"{turn.Card.Say(why)} {now}", shows, cancellationToken);
        return PromptDetail.Short;
    }
}
