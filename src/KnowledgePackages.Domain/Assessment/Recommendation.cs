using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>Which package fits, and why. Any "yes" leads to the advanced package; without a "yes" the beginner package fits.</summary>
/// <param name="Package">The package that fits.</param>
/// <param name="Other">The package that can be chosen instead.</param>
/// <param name="Because">Every "yes", in the order of the questions.</param>
/// <param name="NotSure">Every "not sure", in the order of the questions; each counted as no.</param>
/// <param name="WouldChange">The answers that would have led to <paramref name="Other"/>.</param>
public sealed record Recommendation(
    KnowledgePackage Package,
    KnowledgePackage Other,
    IReadOnlyList<Reason> Because,
    IReadOnlyList<Challenge> NotSure,
    Counterfactual WouldChange)
{
    /// <summary>How clear the case is.</summary>
    public required CaseClarity Clarity { get; init; }

    /// <summary>
    /// Whether the person should see what would have changed the result, because a second look at one answer could change it.
    /// </summary>
    public bool IsClose => Clarity is CaseClarity.OneYes or CaseClarity.SomeNotSure or CaseClarity.NothingSure;

    /// <summary>
    /// Returns the recommendation that follows from these answers alone. A question without an answer counts as no; an answer to a question
    /// that was removed does not count.
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
