using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks the substitutes that are given by id: each must be another resource that is available. Does not check substitutes that are given
/// by address.
/// </summary>
internal static class Substitutes
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure)
    {
        var resources = structure.Resources ?? [];
        foreach (var resource in resources)
        {
            if (resource.Unavailable?.Substitute is not { } id)
            {
                continue;
            }

            var problem = resources.FirstOrDefault(other => other.Id.Id == id.Id) switch
            {
                null => "There is no resource with this id.",
                var other when other.Id.Id == resource.Id.Id => "A resource cannot stand in for itself.",
                { Unavailable: not null } => "This resource cannot be opened either.",
                _ => null,
            };
            if (problem is not null)
            {
                yield return id.Place.Problem(
                    $"{resource.Id.Id}.unavailable.substitute",
                    problem,
                    "Name another resource that can be opened, or write an https address."
                );
            }
        }
    }
}
