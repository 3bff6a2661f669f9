using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// Hands the state of one document over to another. The person makes a code in the first conversation and enters it in the second one. The
/// bot of the second one reads the state of the first, and decides what it copies. The first document then gets one event
/// (<see cref="EventName"/>).
/// </summary>
/// <remarks>
/// Both documents change in turns of their own. The entry of the code ties them together: it is stored before the turn that shows the code
/// is committed, claimed for one document by a conditional write, and deleted after the first document got its event. A turn that is
/// repeated finds its own claim, so it goes on as before.
/// </remarks>
public static class TurnHandover
{
    /// <summary>
    /// The name of the event in the document that the code came from, after the other document's turn is committed. Its value is the name
    /// of the code's entry. Anybody can send such an event, so the bot compares the value.
    /// </summary>
    public const string EventName = "handover";

    /// <summary>How many wrong codes one person, and one network, may send within <see cref="WrongCodesCountFor"/>.</summary>
    public const int MostWrongCodes = 5;

    /// <summary>How long a wrong code counts.</summary>
    public static readonly TimeSpan WrongCodesCountFor = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Returns 32 bytes that nobody outside this process can know, and that no other turn has. They are the same each time that the turn
    /// runs on the same document.
    /// </summary>
    public static ReadOnlyMemory<byte> GetTurnSecret(this ITurnContext turnContext) => RunOf(turnContext)?.Secret ?? default;

    /// <summary>Makes a code usable with the turn's commit.</summary>
    /// <param name="turnContext">The turn that shows the code.</param>
    /// <param name="entry">The key of the code's entry.</param>
    /// <param name="until">Until when the code can be used.</param>
    public static void OfferHandover(this ITurnContext turnContext, DocumentKey entry, DateTimeOffset until)
    {
        if (RunOf(turnContext) is { } run)
        {
            run.Offer = new HandoverOffer(entry, until);
        }
    }

    /// <summary>Looks a code up. A wrong code counts towards the limit of the person and of their network.</summary>
    public static HandoverFinding FindHandover(this ITurnContext turnContext, DocumentKey entry) =>
        RunOf(turnContext)?.Ask(new HandoverRequest(entry, IsClaim: false)) ?? HandoverFinding.Nothing.Instance;

    /// <summary>
    /// Claims a code for the turn's document. From then on no other document can use it. A claim by the document that has claimed the code
    /// before succeeds again.
    /// </summary>
    public static HandoverFinding ClaimHandover(this ITurnContext turnContext, DocumentKey entry) =>
        RunOf(turnContext)?.Ask(new HandoverRequest(entry, IsClaim: true)) ?? HandoverFinding.Nothing.Instance;

    /// <summary>Completes the handover with the turn's commit: the document that the code came from gets its event.</summary>
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
        return turnContext.TurnState.Get<TurnRun>()?.Handover;
    }
}
