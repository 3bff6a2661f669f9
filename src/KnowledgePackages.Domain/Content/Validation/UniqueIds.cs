using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks that no two items share an id, even if they are of different kinds, because links and stored positions contain the id alone.
/// </summary>
internal static class UniqueIds
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure) =>
        from same in All(structure).GroupBy(id => id.Id, StringComparer.Ordinal)
        let first = same.First().Place
        from twice in same.Skip(1)
        select twice.Place.Problem(
            twice.Id,
            $"The id is taken: it stands in {first.File}, line {first.Line}, too.",
            "Give one of the two an id that was never used; keep that of the older one.");

    private static IEnumerable<IdAt> All(StructureSource structure) =>
    [
        .. structure.Packages?.Select(package => package.Id) ?? [],
        .. structure.Challenges?.Select(challenge => challenge.Id) ?? [],
        .. structure.Stations?.Select(station => station.Id) ?? [],
        .. structure.Stations?.SelectMany(station => station.Tips.Concat(station.Actions)).Select(item => item.Id) ?? [],
        .. structure.Resources?.Select(resource => resource.Id) ?? [],
        .. structure.Cases?.Select(caseStudy => caseStudy.Id) ?? [],
        .. structure.Templates?.Select(template => template.Id) ?? [],
        .. structure.Countries?.Select(country => country.Id) ?? [],
    ];
}
