using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>The answers that would have changed a recommendation.</summary>
/// <param name="PackageId">The package that would have been recommended.</param>
/// <param name="To">The value that the answers to <paramref name="Challenges"/> would have needed.</param>
/// <param name="Challenges">
/// The questions whose answers would have needed another value, in the order of the questions. Never empty.
/// </param>
/// <param name="All">If true, all of these questions would have needed this value; if false, any one of them is enough.</param>
public sealed record Counterfactual(string PackageId, AnswerValue To, IReadOnlyList<Challenge> Challenges, bool All);
