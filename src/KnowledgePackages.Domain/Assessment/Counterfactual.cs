using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>The answers that would have changed a recommendation.</summary>
/// <param name="PackageId">The package that would have been recommended.</param>
/// <param name="To">The answer that would have been needed.</param>
/// <param name="Challenges">The questions concerned, in order. Never empty.</param>
/// <param name="All">Whether all of the questions would have needed this answer; if false, any one of them suffices.</param>
public sealed record Counterfactual(string PackageId, AnswerValue To, IReadOnlyList<Challenge> Challenges, bool All);
