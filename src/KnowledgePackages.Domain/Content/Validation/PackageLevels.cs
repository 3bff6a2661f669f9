using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks that there is exactly one beginner package and one advanced package. The recommendation chooses between these two.
/// </summary>
internal static class PackageLevels
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure)
    {
        if (structure.Packages is not { } packages)
        {
            yield break;
        }

        if (packages.Count != 2)
        {
            yield return new(
                "packages.json",
                null,
                "packages",
                $"There are {packages.Count} packages.",
                "Two are needed: one beginner and one advanced."
            );
        }

        foreach (
            var twice in packages
                .Where(package => package.Level is not null)
                .GroupBy(package => package.Level)
                .SelectMany(same => same.Skip(1))
        )
        {
            yield return twice.Id.Place.Problem(
                twice.Id.Id,
                "Another package has this level already.",
                "Make one beginner and the other advanced."
            );
        }
    }
}
