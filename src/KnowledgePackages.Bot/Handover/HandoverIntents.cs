using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Intents;
using KnowledgePackages.Bot.Conversation.Words;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Bot.Handover;

/// <summary>
/// Copies a person's journey from one conversation to another: creates the code in the first conversation, and reads it in the second one.
/// The first conversation keeps its journey.
/// </summary>
internal static class HandoverIntents
{
    /// <summary>The time for which a code is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Creates a code and shows it. An older code of this conversation is invalid from then on. In a group or before the start, the bot
    /// explains why there is no code.
    /// </summary>
    public static async Task<PromptDetail> MakeCodeAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Member is not null)
        {
            return await turn.TellAsync(Messages.HandoverGroup, "handover/group", cancellationToken);
        }

        if (!turn.Journey.Started)
        {
            return await turn.TellAsync(Messages.HandoverNothing, "handover/nothing", cancellationToken);
        }

        var code = HandoverCode.Create(turn.Context.GetTurnSecret().Span);
        var entry = DocumentKey.ForHandover(code);
        turn.Memory.Handover = new(entry.Name, turn.Now + Lifetime, turn.Journey.Round);
        turn.Context.OfferHandover(entry, turn.Memory.Handover.Until);
        return await turn.TellAsync(HandoverCards.Code(turn.Card, code, PictureOf(turn, code)), cancellationToken);
    }

    /// <summary>Looks up the code and, if it is valid, asks the person whether to bring its plan here.</summary>
    public static async Task<PromptDetail> EnterAsync(
        ConversationTurn turn, Intent.EnterCode intent, CancellationToken cancellationToken)
    {
        if (intent.Code is not { } code)
        {
            return await turn.TellAsync(Messages.BringMistyped, "bring/mistyped", cancellationToken);
        }

        var entry = DocumentKey.ForHandover(code);
        switch (turn.Context.FindHandover(entry))
        {
            case HandoverFinding.Pending:
                return PromptDetail.None;
            case HandoverFinding.TooManyWrong:
                return await turn.TellAsync(Messages.BringTooMany, "bring/tooMany", cancellationToken);
            case HandoverFinding.Found { IsOwn: true }:
                return await turn.TellAsync(Messages.BringOwn, "bring/own", cancellationToken);
            case HandoverFinding.Found { State: var state } when JourneyIn(state, entry.Name) is { } journey:
                var coming = turn.Card with { Journey = journey };
                turn.AskToBring(new(entry.Name, HandoverCards.AnswersOf(coming), HandoverCards.ActionsOf(coming), turn.Memory.Sent));
                return PromptDetail.Full;
            default:
                return await turn.TellAsync(Messages.BringWrong, "bring/wrong", cancellationToken);
        }
    }

    /// <summary>Claims the code, and replaces this conversation's journey by the journey that the code copies.</summary>
    public static async Task<PromptDetail> BringAsync(
        ConversationTurn turn, Intent.BringYes intent, CancellationToken cancellationToken)
    {
        if (turn.Memory.Incoming is not { } incoming || incoming.Number != intent.Number)
        {
            return await turn.RefuseOldButtonAsync(cancellationToken);
        }

        var entry = new DocumentKey(incoming.Entry);
        switch (turn.Context.ClaimHandover(entry))
        {
            case HandoverFinding.Pending:
                return PromptDetail.None;
            case HandoverFinding.Found { State: var state } when JourneyIn(state, entry.Name) is { } journey:
                turn.Context.CompleteHandover(entry);
                await turn.BringAsync(journey, cancellationToken);
                await turn.TellAsync(Messages.BringDone, "brought", cancellationToken);
                return PromptDetail.Full;
            default:
                turn.Memory.Confirming = Confirmation.None;
                return await turn.TellAsync(Messages.BringWrong, "bring/wrong", cancellationToken);
        }
    }

    /// <summary>Brings nothing. The code stays valid until it expires.</summary>
    public static Task<PromptDetail> DeclineAsync(ConversationTurn turn)
    {
        turn.Memory.Confirming = Confirmation.None;
        return Task.FromResult(PromptDetail.Short);
    }

    /// <summary>
    /// Reports to the person that their plan was copied. Any client can send the event that starts this turn. So the bot ignores the event
    /// unless its value is the name under which the store keeps the last code that this conversation created.
    /// </summary>
    public static async Task TellCopiedAsync(ConversationTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Memory.Handover is { } handover && Payload.AsText(turn.Context.Activity.Value) == handover.Entry)
        {
            turn.Memory.Handover = null;
            await turn.Screen.SayAsync(turn.Card.Say(Messages.HandoverCopied), "handover/copied", cancellationToken);
        }
    }

    // Returns the journey that a code copies; null if the code has become invalid, because the person who made it has got another code,
    // started again or deleted the data. The conversation that made the code stores which code is valid.
    private static Journey? JourneyIn(StateSnapshot state, string entry) =>
        state.Get<BotMemory>(ConversationTurns.MemoryProperty) is { Handover: { } handover } memory
        && handover.Entry == entry
        && state.Get<Journey>(ConversationTurns.JourneyProperty) is { Started: true } journey
        && journey.Round == handover.Round
            ? journey with { Language = journey.Language ?? memory.ScreenLanguage }
            : null;

    // Put the code into the fragment of the link: browsers send no fragment to a server, so no server's log contains the code.
    private static Uri? PictureOf(ConversationTurn turn, string code) =>
        turn.Site is { Host: { } host, DrawAddress: { } draw } && turn.Card.Pages is not null
            ? draw(new Uri(host, $"/#code={HandoverCode.Shown(code)}"))
            : null;
}
