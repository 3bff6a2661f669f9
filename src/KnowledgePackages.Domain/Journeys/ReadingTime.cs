using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>
/// Computes how long resources take to read, which resources to read first, and which resources fit into the time that a person has.
/// </summary>
public static class ReadingTime
{
    /// <summary>The maximum number of resources that <see cref="First"/> returns.</summary>
    public const int MaxFirst = 3;

    /// <summary>Returns how many minutes all resources of a station take together.</summary>
    public static int MinutesOf(DialogsContent content, Station station)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(station);
        return station.ResourceIds.Sum(id => content.GetResource(id).Minutes);
    }

    /// <summary>
    /// Returns the resources of a station to read first: up to <see cref="MaxFirst"/> that help with a challenge answered yes or, if there
    /// are none, the first resource. Unavailable resources do not count. Empty if the station has no available resource.
    /// </summary>
    public static IReadOnlyList<Resource> First(DialogsContent content, Journey journey, Station station)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(station);
        var (helpful, others) = Sorted(content, journey, station);
        return helpful.Count > 0 ? [.. helpful.Take(MaxFirst)] : [.. others.Take(1)];
    }

    /// <summary>
    /// Returns resources of a package that together take at most this many minutes, the most helpful first. If even the shortest resource
    /// takes longer, returns only that resource.
    /// </summary>
    public static IReadOnlyList<Resource> Fitting(DialogsContent content, Journey journey, KnowledgePackage package, int minutes)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(journey);
        var stations = journey.RecommendedStations(content, package).Select(station => Sorted(content, journey, station)).ToList();
        List<Resource> inOrder =
        [
            .. stations.SelectMany(sorted => sorted.Helpful).Concat(stations.SelectMany(sorted => sorted.Others)).Distinct(),
        ];
        List<Resource> fitting = [];
        foreach (var resource in inOrder.Where(resource => resource.Minutes <= minutes - fitting.Sum(taken => taken.Minutes)))
        {
            fitting.Add(resource);
        }

        return fitting.Count > 0 ? fitting : [.. inOrder.OrderBy(resource => resource.Minutes).Take(1)];
    }

    private static (IReadOnlyList<Resource> Helpful, IReadOnlyList<Resource> Others) Sorted(
        DialogsContent content,
        Journey journey,
        Station station
    )
    {
        var yes = journey
            .Answers.Where(answer => answer.Value == AnswerValue.Yes)
            .Select(answer => content.FindChallenge(answer.ChallengeId))
            .OfType<Challenge>()
            .SelectMany(challenge => challenge.ResourceIds)
            .ToHashSet();
        var material = station.ResourceIds.Select(content.GetResource).Where(resource => resource.Unavailable is null).ToLookup(
            resource => yes.Contains(resource.Id)
        );
        return ([.. material[true]], [.. material[false]]);
    }
}
