using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <content>
/// The optional extra questions of the beginner package, which the bot asks after the person has chosen that package. Their answers are
/// stored in <see cref="Answers"/>, like all others. The open extra question is not stored, but computed from <see cref="Answers"/> and
/// <see cref="Extra"/>.
/// </content>
public sealed partial record Journey
{
    /// <summary>
    /// Begins or continues the extra questions; if all are answered, goes to the review of their answers. Returns the same journey if the
    /// package of the extra questions is not chosen.
    /// </summary>
    public Journey AskExtra(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return HasExtra(content)
            ? LeaveStation() with { Extra = OpenExtra(content) is null ? ExtraStage.Checking : ExtraStage.Asking, Finished = false }
            : this;
    }

    /// <summary>
    /// Returns a package's material in the order for this person's extra answers and country. Without extra answers and without a country,
    /// this is the editors' order.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The content has no such package. The caller has a bug.</exception>
    public MaterialOrder MaterialOf(DialogsContent content, string packageId)
    {
        ArgumentNullException.ThrowIfNull(content);
        return MaterialOrder.From(content, content.GetPackage(packageId), Answers, content.FindCountry(CountryId));
    }

    private bool HasExtra(DialogsContent content) => content.ExtraQuestions is [var first, ..] && first.PackageId == PackageId;

    private Challenge? OpenExtra(DialogsContent content) =>
        content.ExtraQuestions.FirstOrDefault(question => FindAnswer(question.Id) is null);

    // Returns the state of the extra questions after the person has chosen this package. The extra questions are offered only once.
    private ExtraStage? ExtraOf(DialogsContent content, string packageId) => (this with { PackageId = packageId }).HasExtra(content) switch
    {
        true when Extra is null => ExtraStage.Offered,
        _ => Extra is null ? null : ExtraStage.Over,
    };

    // Returns the position in the extra questions; null if the person is not in them, or if the chosen package has none.
    private Position? PositionInExtra(DialogsContent content, KnowledgePackage package) => !HasExtra(content) ? null : Extra switch
    {
        ExtraStage.Offered => new Position.ExtraOffer(package),
        ExtraStage.Asking when OpenExtra(content) is { } open => QuestionAt(content, open),
        ExtraStage.Checking => new Position.ExtraCheck(package),
        _ => null,
    };

    // Goes back from the first extra question: to the route if the bot is asking the extra questions, or to the previous position if the
    // person only revisits this question.
    private Journey BackFromFirstExtra() => Extra == ExtraStage.Asking ? LeaveStation() : this with { Revisiting = null };

    // Ends the extra questions, because the person goes on to the stations. The answers stay.
    private Journey OutOfExtra() =>
        PackageId is null ? this : this with { Revisiting = null, Extra = Extra is null ? null : ExtraStage.Over };
}
