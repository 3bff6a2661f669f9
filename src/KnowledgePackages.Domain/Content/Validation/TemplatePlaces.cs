using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>Checks that every tip or action that offers a template exists.</summary>
internal static class TemplatePlaces
{
    public static IEnumerable<ContentProblem> Check(StructureSource structure)
    {
        if (structure.Templates is null || structure.Stations is null)
        {
            return [];
        }

        var known = structure
            .Stations.SelectMany(station => station.Tips.Concat(station.Actions))
            .Select(item => item.Id.Id)
            .ToHashSet(StringComparer.Ordinal);
        return structure
            .Templates.SelectMany(template => template.OfferedAt)
            .Where(id => !known.Contains(id.Id))
            .Select(id =>
                id.Place.Problem(id.Id, "There is no tip or action with this id.", "Put the id right, or take it out of the list."));
    }
}
