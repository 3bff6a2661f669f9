using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>Computes how long the material takes to read, what to read first, and what fits into the time that a person has.</summary>
public static class ReadingTime
{
    /// <summary>How many resources are named to read first.</summary>
    public const int MostFirst = 3;

    /// <summary>Returns the minutes that all resources of a station take.</summary>
    public static int MinutesOf(DialogsContent content, Station station)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(station);
        return station.ResourceIds.Sum(id => content.GetResource(id).Minutes);
    }

    /// <summary>
    /// Returns one to three resources of a station to begin with: those that help with a challenge answered yes, else the first one. Empty
    /// if the station has no resource that can be opened.
    /// </summary>
    public static IReadOnlyList<Resource> First(DialogsContent content, Journey journey, Station station)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(journey);
        ArgumentNullException.ThrowIfNull(station);
        var (helpful, others) = Sorted(content, journey, station);
        return helpful.Count > 0 ? [.. helpful.Take(MostFirst)] : [.. others.Take(1)];
    }

    /// <summary>
    /// Returns resources of a package that together take no more than these minutes, the most helpful first. If even the shortest resource
    /// takes longer, returns that one.
    /// </summary>
    public static IReadOnlyList<Resource> Fitting(DialogsContent content, Journey journey, KnowledgePackage package, int minutes)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(journey);
        var stations = journey.WayThrough(content, package).Select(station => Sorted(content, journey, station)).ToList();
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
