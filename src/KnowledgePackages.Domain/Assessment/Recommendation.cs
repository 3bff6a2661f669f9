using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>
/// The recommended package, and the reasons for it. If at least one question is answered yes, this is the advanced package; otherwise it is
/// the beginner package.
/// </summary>
/// <param name="Package">The recommended package.</param>
/// <param name="Other">The other package, which the person may choose instead.</param>
/// <param name="Because">One reason for each question answered yes, in the order of the questions.</param>
/// <param name="NotSure">The questions answered "not sure", in the order of the questions. Each of them counts as no.</param>
/// <param name="WouldChange">The answers that would have led to the recommendation of <paramref name="Other"/>.</param>
public sealed record Recommendation(
    KnowledgePackage Package,
    KnowledgePackage Other,
    IReadOnlyList<Reason> Because,
    IReadOnlyList<Challenge> NotSure,
    Counterfactual WouldChange)
{
    /// <summary>How clearly the answers lead to <see cref="Package"/>.</summary>
    public required CaseClarity Clarity { get; init; }

    /// <summary>
    /// Whether the person should see <see cref="WouldChange"/>: only one "yes" led to the recommendation, or a "yes" instead of a "not
    /// sure" would change the recommendation.
    /// </summary>
    public bool IsClose => Clarity is CaseClarity.OneYes or CaseClarity.SomeNotSure or CaseClarity.NothingSure;

    /// <summary>
    /// Returns the recommendation for these answers. A question without an answer counts as no. Answers to questions that the content no
    /// longer has are ignored.
    /// </summary>
    public static Recommendation From(DialogsContent content, IReadOnlyList<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(content);
        var given = answers.ToLookup(answer => answer.ChallengeId, answer => answer.Value, StringComparer.Ordinal);
        var yes = content.Questions.Where(question => given[question.Id].Contains(AnswerValue.Yes)).ToList();
        var notSure = content.Questions.Where(question => given[question.Id].Contains(AnswerValue.NotSure)).ToList();
        var beginner = content.Packages.Single(package => package.Level == PackageLevel.Beginner);
        var advanced = content.Packages.Single(package => package.Level == PackageLevel.Advanced);

        var clarity = ClarityOf(yes.Count, notSure.Count, content.Questions.Count);
        return yes.Count > 0
            ? new(
                advanced,
                beginner,
                [.. yes.Select(challenge => Why(content, challenge))],
                notSure,
                new(beginner.Id, AnswerValue.No, yes, All: true)
            )
            {
                Clarity = clarity,
            }
            : new(beginner, advanced, [], notSure, new(advanced.Id, AnswerValue.Yes, content.Questions, All: false)) { Clarity = clarity };
    }

    private static CaseClarity ClarityOf(int yes, int notSure, int all) =>
        yes == all ? CaseClarity.EveryYes
        : yes > 1 ? CaseClarity.SeveralYes
        : yes == 1 ? CaseClarity.OneYes
        : notSure == all ? CaseClarity.NothingSure
        : notSure > 0 ? CaseClarity.SomeNotSure
        : CaseClarity.NothingHard;

    private static Reason Why(DialogsContent content, Challenge challenge) =>
        new(challenge, [.. challenge.StationIds.Select(content.GetStation)], [.. challenge.ResourceIds.Select(content.GetResource)]);
}
