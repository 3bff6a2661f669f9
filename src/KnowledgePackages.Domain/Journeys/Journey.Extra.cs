using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <content>
/// The second round: six optional extra questions of the beginner package, asked after it was chosen. Their answers are stored among the
/// <see cref="Answers"/>; the position in the round follows from these and from <see cref="Extra"/>.
/// </content>
public sealed partial record Journey
{
    /// <summary>
    /// Begins or continues the extra questions; if all are answered, goes to their check. Returns the same journey if their package is not
    /// chosen.
    /// </summary>
    public Journey AskExtra(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return HasExtra(content)
            ? LeaveStation() with { Extra = OpenExtra(content) is null ? ExtraRound.Checking : ExtraRound.Asking, Finished = false }
            : this;
    }

    /// <summary>
    /// Returns a package's material in the order that follows from the extra answers and the country; without both, in the editors' order.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The content has no such package: a bug.</exception>
    public MaterialOrder MaterialOf(DialogsContent content, string packageId)
    {
        ArgumentNullException.ThrowIfNull(content);
        return MaterialOrder.From(content, content.GetPackage(packageId), Answers, content.FindCountry(CountryId));
    }

    private bool HasExtra(DialogsContent content) => content.ExtraQuestions is [var first, ..] && first.PackageId == PackageId;

    private Challenge? OpenExtra(DialogsContent content) =>
        content.ExtraQuestions.FirstOrDefault(question => Standing(question.Id) is null);

    // Returns the state of the round for a person who chooses a package: the round is offered once.
    private ExtraRound? ExtraOf(DialogsContent content, string packageId) => (this with { PackageId = packageId }).HasExtra(content) switch
    {
        true when Extra is null => ExtraRound.Offered,
        _ => Extra is null ? null : ExtraRound.Over,
    };

    // Returns the open part of the round; null if no part is open, or another package was chosen.
    private Position? PositionInExtra(DialogsContent content, KnowledgePackage package) => !HasExtra(content) ? null : Extra switch
    {
        ExtraRound.Offered => new Position.ExtraOffer(package),
        ExtraRound.Asking when OpenExtra(content) is { } open => QuestionAt(content, open),
        ExtraRound.Checking => new Position.ExtraCheck(package),
        _ => null,
    };

    // Goes back from the first extra question: to the route, or, while an answer is revised, out of the revision.
    private Journey BackFromFirstExtra() => Extra == ExtraRound.Asking ? LeaveStation() : this with { Revisiting = null };

    // Going on to the stations ends the extra questions; the answers stay.
    private Journey OutOfExtra() =>
        PackageId is null ? this : this with { Revisiting = null, Extra = Extra is null ? null : ExtraRound.Over };
}
