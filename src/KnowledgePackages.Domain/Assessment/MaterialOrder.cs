using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Assessment;

/// <summary>
/// A package's material (stations, resources, tips and actions), sorted by how much it helps one centre. Items that help with more
/// challenges answered yes come first. Among items with equally many of these, those that help with more challenges answered "not sure"
/// come first. Otherwise the editors' order stays. Nothing is left out.
/// </summary>
/// <param name="Stations">
/// All stations in the package's own order; only the resources, tips and actions inside each station are sorted.
/// </param>
/// <param name="Way">The same stations, with the most helpful station first.</param>
/// <param name="Start">
/// The station to start with: the first of <paramref name="Way"/>; null if no station helps with a challenge answered yes or "not sure".
/// </param>
public sealed record MaterialOrder(IReadOnlyList<Station> Stations, IReadOnlyList<Station> Way, Station? Start)
{
    /// <summary>
    /// Returns the order for these answers. Only answers to the package's extra questions count, so a package without extra questions keeps
    /// the editors' order.
    /// </summary>
    public static MaterialOrder From(DialogsContent content, KnowledgePackage package, IReadOnlyList<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(package);
        var spoken = content.ExtraQuestions.Where(question => question.PackageId == package.Id)
            .Select(question => (Question: question, answers.FirstOrDefault(answer => answer.ChallengeId == question.Id)?.Value))
            .Where(answered => answered.Value is AnswerValue.Yes or AnswerValue.NotSure)
            .ToLookup(answered => answered.Value!.Value, answered => answered.Question);
        if (spoken.Count == 0)
        {
            return new(package.Stations, package.Stations, null);
        }

        List<Station> stations = [.. package.Stations.Select(Ordered)];
        List<Station> way = [.. stations.OrderByDescending(ForStation)];
        return new(stations, way, ForStation(way[0]) == default ? null : way[0]);

        Station Ordered(Station station) => new(
            station.Id,
            station.PackageId,
            station.Number,
            [.. station.ResourceIds.OrderByDescending(id => ForMaterial([id]))],
            [.. station.Tips.OrderByDescending(tip => ForMaterial(tip.ResourceIds))],
            [.. station.Actions.OrderByDescending(action => ForMaterial(action.ResourceIds))],
            station.StepSizes);

        (int Yes, int NotSure) ForStation(Station station) => Count(question => question.StationIds.Contains(station.Id));
        (int Yes, int NotSure) ForMaterial(IReadOnlyList<string> resourceIds) =>
            Count(question => question.ResourceIds.Intersect(resourceIds).Any());
        (int Yes, int NotSure) Count(Func<Challenge, bool> isAbout) =>
            (spoken[AnswerValue.Yes].Count(isAbout), spoken[AnswerValue.NotSure].Count(isAbout));
    }
}
