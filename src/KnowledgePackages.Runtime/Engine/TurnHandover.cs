using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Lets a person continue in another conversation. The bot shows a code in the first conversation, and the person enters the code in the
/// second one. The turn in the second conversation reads the state of the first document and copies what it needs. The first document then
/// gets the event <see cref="EventName"/>.
/// </summary>
/// <remarks>
/// A turn writes only its own document. The code's entry connects the two documents. The engine stores the entry before it commits the turn
/// that shows the code, claims the entry for the second document by a conditional write, and deletes the entry after the first document got
/// its event. If the turn in the second conversation is repeated, it finds its own claim and continues.
/// </remarks>
public static class TurnHandover
{
    /// <summary>
    /// The name of the event that the first document gets after the commit in the second document. The event's value is the name of the
    /// code's stored entry. Any client can send an event of this name, so the bot must ignore the event unless the value names the entry
    /// of the code that the bot showed in this conversation.
    /// </summary>
    public const string EventName = "handover";

    /// <summary>The maximum number of wrong codes within <see cref="WrongCodesCountFor"/>, for each person and for each network.</summary>
    public const int MostWrongCodes = 5;

    /// <summary>How long a wrong code counts towards <see cref="MostWrongCodes"/>.</summary>
    public static readonly TimeSpan WrongCodesCountFor = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Returns 32 bytes that nobody outside this process can compute and that no other turn gets. All runs of the turn on the same version
    /// of the document get the same bytes. Outside a turn of the engine, returns no bytes.
    /// </summary>
    public static ReadOnlyMemory<byte> GetTurnSecret(this ITurnContext turnContext) => RunOf(turnContext)?.Secret ?? default;

    /// <summary>Registers a new code. The code can be used after the turn is committed.</summary>
    /// <param name="turnContext">The turn that shows the code.</param>
    /// <param name="entry">The key of the code's entry.</param>
    /// <param name="until">The time at which the code expires.</param>
    public static void OfferHandover(this ITurnContext turnContext, DocumentKey entry, DateTimeOffset until)
    {
        if (RunOf(turnContext) is { } run)
        {
            run.Offer = new HandoverOffer(entry, until);
        }
    }

    /// <summary>Looks up a code without claiming it. A wrong code counts towards the limits of the person and of their network.</summary>
    public static HandoverFinding FindHandover(this ITurnContext turnContext, DocumentKey entry) =>
        RunOf(turnContext)?.Ask(new HandoverRequest(entry, IsClaim: false)) ?? HandoverFinding.Nothing.Instance;

    /// <summary>
    /// Claims a code for the turn's document, so that no other document can use the code. The same document can claim the code again until
    /// it has completed the handover.
    /// </summary>
    public static HandoverFinding ClaimHandover(this ITurnContext turnContext, DocumentKey entry) =>
        RunOf(turnContext)?.Ask(new HandoverRequest(entry, IsClaim: true)) ?? HandoverFinding.Nothing.Instance;

    /// <summary>Completes the handover when the turn is committed. Then the document that created the code gets the event.</summary>
    public static void CompleteHandover(this ITurnContext turnContext, DocumentKey entry)
    {
        if (RunOf(turnContext) is { } run)
        {
            run.Completed = entry;
        }
    }

    private static HandoverRun? RunOf(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return EngineContext.RunOf(turnContext)?.Handover;
    }
}
