using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>What would have changed a recommendation.</summary>
/// <param name="PackageId">The package that would have come out.</param>
/// <param name="To">The answer that would have had to be given.</param>
/// <param name="Challenges">The questions that it is about, in order. Never empty.</param>
/// <param name="All">True: all of these would have had to be answered so. False: any single one.</param>
public sealed record Counterfactual(string PackageId, AnswerValue To, IReadOnlyList<Challenge> Challenges, bool All);
