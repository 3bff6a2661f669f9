using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Domain.Journeys;

/// <content>The way through a package.</content>
public sealed partial record Journey
{
    /// <summary>Enters a station of the chosen package at its first step; a person who is in it already stays at their step.</summary>
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

    /// <summary>Goes to the next step; after the last one, to the route. Returns the same journey outside a station.</summary>
    public Journey Next(DialogsContent content) => PositionIn(content) switch
    {
        Position.Step(var station, _, var number, var total) when number < total => this with { StepId = station.Steps[number].Id },
        Position.Step => LeaveStation(),
        _ => this,
    };

    /// <summary>Goes back to the route, also from the extra questions; marks stay.</summary>
    public Journey LeaveStation() => OutOfExtra() with { StationId = null, StepId = null };

    /// <summary>
    /// Marks a station as done, or removes the mark. A person who is in the station goes to the route, or to the summary if it was the last
    /// open station. Setting the same mark again from elsewhere changes nothing.
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

    /// <summary>Goes to the summary, whatever is still open; returns the same journey if no package is chosen.</summary>
    public Journey Finish() => PackageId is null ? this : LeaveStation() with { Finished = true };

    /// <summary>
    /// Returns the stations of the chosen package in the order of the line, with their material in this person's order; empty if no package
    /// is chosen.
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
    /// Returns the next station to visit: the most helpful station that is not done; null if all are done or no package is chosen.
    /// </summary>
    public Station? NextStation(DialogsContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var done = ProgressIn(content).Where(stop => stop.State == StationState.Done).Select(stop => stop.Station.Id).ToList();
        return content.FindPackage(PackageId) is { } package
            ? WayThrough(content, package).FirstOrDefault(station => !done.Contains(station.Id))
            : null;
    }

    /// <summary>
    /// Returns the stations of a package in the order in which they help this person, with their material in this order too. Extra answers
    /// determine the order; without them, the stations with the most challenges answered yes come first, then the order of the line counts.
    /// Every card that advises where to start names the first station of this list.
    /// </summary>
    public IReadOnlyList<Station> WayThrough(DialogsContent content, KnowledgePackage package)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(package);
        var order = MaterialOf(content, package.Id);
        return order.Start is not null ? order.Way : [.. order.Stations.OrderByDescending(station => YesAbout(content, station).Count)];
    }

    /// <summary>Returns the challenges of a station that the person answered yes to, in either round.</summary>
    public IReadOnlyList<Challenge> YesAbout(DialogsContent content, Station station)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(station);
        return
        [
            .. content.GetPackage(station.PackageId).Challenges.Where(challenge =>
                challenge.StationIds.Contains(station.Id) && Standing(challenge.Id)?.Value == AnswerValue.Yes),
        ];
    }

    private bool HasDoneAll(KnowledgePackage package) => package.Stations.All(station => DoneStations.Contains(station.Id));

    private static IReadOnlyList<string> Marked(IReadOnlyList<string> ids, string id, bool done) =>
        done == ids.Contains(id) ? ids : done ? [.. ids, id] : [.. ids.Where(other => other != id)];
}
