using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <content>The stations of the chosen package.</content>
public sealed partial record Journey
{
    /// <summary>
    /// Goes to the first step of a station of the chosen package. A person who is already in that station stays at their step.
    /// </summary>
    public Journey GoToStation(DialogsContent content, string stationId)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.FindPackage(PackageId)?.Stations.Any(station => station.Id == stationId) is not true)
        {
            return this;
        }

        return StationId == stationId
            ? OutOfExtra() with { Finished = false }
            : OutOfExtra() with { StationId = stationId, StepId = stationId, Finished = false };
    }

    /// <summary>
    /// Goes to the next step of the station; after the last step, to the route. Returns the same journey if the person is not in a station.
    /// </summary>
    public Journey Next(DialogsContent content) => PositionIn(content) switch
    {
        Position.Step(var station, _, var number, var total) when number < total => this with { StepId = station.Steps[number].Id },
        Position.Step => LeaveStation(),
        _ => this,
    };

    /// <summary>Goes to the route, from a station or from the extra questions. The done marks of stations and actions stay.</summary>
    public Journey LeaveStation() => OutOfExtra() with { StationId = null, StepId = null };

    /// <summary>
    /// Marks a station as done, or removes the mark. After the mark is set, the person goes to the summary if all stations of the chosen
    /// package are done; otherwise a person who is in the station goes to the route. Returns the same journey if the mark does not change
    /// and the person is not in the station.
    /// </summary>
    public Journey MarkStationDone(DialogsContent content, string stationId, bool done = true)
    {
        ArgumentNullException.ThrowIfNull(content);
        var isHere = StationId == stationId;
        if (content.FindStation(stationId) is not { } station || (DoneStations.Contains(stationId) == done && !isHere))
        {
            return this;
        }

        var marked = this with { DoneStations = Marked(DoneStations, stationId, done) };
        if (!done)
        {
            return marked with { Finished = false };
        }

        if (content.FindPackage(PackageId) is { } package && package.Id == station.PackageId && marked.HasDoneAll(package))
        {
            return marked.Finish();
        }

        return isHere ? marked.LeaveStation() : marked;
    }

    /// <summary>Goes to the summary, even if stations or actions are not done; returns the same journey if no package is chosen.</summary>
    public Journey Finish() => PackageId is null ? this : LeaveStation() with { Finished = true };

    /// <summary>
    /// Returns the progress at each station of the chosen package, in the package's order; empty if no package is chosen. The material of
    /// each station is sorted by how much it helps this person.
    /// </summary>
    public IReadOnlyList<StationProgress> ProgressIn(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var here = (PositionIn(content) as Position.Step)?.Station;
        var package = content.FindPackage(PackageId);
        return [.. (package is null ? [] : MaterialOf(content, package.Id).Stations).Select(station => new StationProgress(
            station,
            station.Id == here?.Id ? StationState.Here : DoneStations.Contains(station.Id) ? StationState.Done : StationState.Ahead,
            station.Actions.Count(action => DoneActions.Contains(action.Id))))];
    }

    /// <summary>
    /// Returns the next station to visit: the first of <see cref="RecommendedStations"/> that is not done or that the person is in now.
    /// Returns null if there is no such station, or if no package is chosen.
    /// </summary>
    public Station? NextStation(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var done = ProgressIn(content).Where(stop => stop.State == StationState.Done).Select(stop => stop.Station.Id).ToList();
        return content.FindPackage(PackageId) is { } package
            ? RecommendedStations(content, package).FirstOrDefault(station => !done.Contains(station.Id))
            : null;
    }

    /// <summary>
    /// Returns the stations of a package, the most helpful one for this person first. The material of each station is sorted in the same
    /// way. The answers to the extra questions determine the order (<see cref="MaterialOrder.Way"/>). Without such answers, the stations
    /// with the most challenges answered yes come first; stations with equally many keep the package's order.
    /// </summary>
    public IReadOnlyList<Station> RecommendedStations(DialogsContent content, KnowledgePackage package)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(package);
        var order = MaterialOf(content, package.Id);
        return order.Start is not null
            ? order.Way
            : [.. order.Stations.OrderByDescending(station => YesChallenges(content, station).Count)];
    }

    /// <summary>
    /// Returns the station to start with: the first of <see cref="RecommendedStations"/>. All cards that recommend a first station name
    /// this station, and the plan begins with the actions of this station.
    /// </summary>
    public Station StartStation(DialogsContent content, KnowledgePackage package) => RecommendedStations(content, package)[0];

    /// <summary>Returns the challenges that the person answered yes and with which the station helps.</summary>
    public IReadOnlyList<Challenge> YesChallenges(DialogsContent content, Station station)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(station);
        return
        [
            .. content.GetPackage(station.PackageId).Challenges.Where(challenge =>
                challenge.StationIds.Contains(station.Id) && FindAnswer(challenge.Id)?.Value == AnswerValue.Yes),
        ];
    }

    private bool HasDoneAll(KnowledgePackage package) => package.Stations.All(station => DoneStations.Contains(station.Id));

    private static IReadOnlyList<string> Marked(IReadOnlyList<string> ids, string id, bool done) =>
        done == ids.Contains(id) ? ids : done ? [.. ids, id] : [.. ids.Where(other => other != id)];
}
