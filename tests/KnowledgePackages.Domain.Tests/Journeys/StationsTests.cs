using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using static KnowledgePackages.Domain.Tests.Journeys.JourneySteps;

namespace KnowledgePackages.Domain.Tests.Journeys;

public class StationsTests
{
    [Fact]
    public void A_station_is_walked_step_by_step_and_ends_on_the_route()
    {
        var walk = new List<string>();
        for (var journey = InStation; walk.Count < 10; journey = journey.Next(Sample))
        {
            walk.Add(journey.Where());
        }

        Assert.Equal(
            [
                "next-s1: next-s1 1/6",
                "next-s1: r1 2/6",
                "next-s1: r4 3/6",
                "next-s1: next-s1-t1 4/6",
                "next-s1: next-s1-t5 5/6",
                "next-s1: next-s1-a1 6/6",
                "route next",
                "route next",
            ],
            walk.Take(8));
    }

    [Fact]
    public void One_can_jump_to_another_station_and_going_to_ones_own_changes_nothing()
    {
        var journey = InStation.Next(Sample);

        Assert.Equal("next-s2: next-s2 1/2", journey.GoToStation(Sample, "next-s2").Where());
        Assert.Equal("next-s1: r1 2/6", journey.GoToStation(Sample, "next-s1").Where());
    }

    [Theory]
    [InlineData("basic-s1")]
    [InlineData("nonsense")]
    public void A_station_that_is_not_on_the_line_cannot_be_entered(string stationId) =>
        Assert.Equal("route next", OnRoute.GoToStation(Sample, stationId).Where());

    [Fact]
    public void Nobody_enters_a_station_before_a_package_is_chosen() =>
        Assert.Equal("next-c1 1/3", Started.GoToStation(Sample, "next-s1").Where());

    [Fact]
    public void Leaving_a_station_keeps_what_is_marked()
    {
        var left = InStation.MarkAction(Sample, "next-s1-a2", ActionState.Done).LeaveStation();

        Assert.Equal("route next", left.Where());
        Assert.Equal(["next-s1-a2"], left.DoneActions);
    }

    [Fact]
    public void Marking_the_station_one_is_in_as_done_leads_to_the_route() =>
        Assert.Equal("route next", InStation.MarkStationDone(Sample, "next-s1").Where());

    [Fact]
    public void Marking_another_station_as_done_leaves_one_where_one_is() =>
        Assert.Equal("next-s1: next-s1 1/6", InStation.MarkStationDone(Sample, "next-s2").Where());

    [Fact]
    public void With_the_last_station_done_comes_the_summary_and_one_can_go_on_from_there()
    {
        var finished = InStation.MarkStationDone(Sample, "next-s1").MarkStationDone(Sample, "next-s2");

        Assert.True(finished.Finished);
        Assert.Equal("summary next", finished.Where());
        Assert.Equal("next-s1: next-s1 1/6", finished.GoToStation(Sample, "next-s1").Where());
        Assert.Equal("summary next", finished.GoToStation(Sample, "next-s1").MarkStationDone(Sample, "next-s1").Where());
    }

    [Fact]
    public void Stations_of_the_other_package_do_not_finish_this_one()
    {
        var finished = OnRoute.MarkStationDone(Sample, "next-s1").MarkStationDone(Sample, "next-s2");

        Assert.Equal("route next", OnRoute.MarkStationDone(Sample, "basic-s1").MarkStationDone(Sample, "next-s1").Where());
        Assert.Equal("route next", finished.Back(Sample)!.MarkStationDone(Sample, "basic-s1").Where());
    }

    [Fact]
    public void A_mark_that_is_there_already_moves_nobody()
    {
        var again = OnRoute.MarkStationDone(Sample, "next-s1").MarkStationDone(Sample, "next-s2").GoToStation(Sample, "next-s2");

        Assert.Same(again, again.MarkStationDone(Sample, "next-s1"));
    }

    [Fact]
    public void A_mark_can_be_taken_away()
    {
        var unmarked = OnRoute
            .MarkStationDone(Sample, "next-s1")
            .MarkStationDone(Sample, "next-s2")
            .MarkStationDone(Sample, "next-s1", done: false);

        Assert.Equal("route next", unmarked.Where());
        Assert.Equal(["next-s2"], unmarked.DoneStations);
        var done = OnRoute.MarkAction(Sample, "next-s1-a1", ActionState.Done);
        Assert.Empty(done.MarkAction(Sample, "next-s1-a1", ActionState.Open).DoneActions);
    }

    [Fact]
    public void What_does_not_exist_cannot_be_marked()
    {
        Assert.Empty(OnRoute.MarkStationDone(Sample, "nonsense").DoneStations);
        Assert.Empty(OnRoute.MarkAction(Sample, "next-s1-t1", ActionState.Done).DoneActions);
    }

    [Fact]
    public void One_can_finish_with_stations_still_open_but_not_without_a_package()
    {
        Assert.Equal("summary next", InStation.Finish().Where());
        Assert.Equal("recommended", Recommended.Finish().Where());
        Assert.False(Recommended.Finish().Finished);
    }

    [Fact]
    public void Progress_says_where_one_is_and_what_is_done()
    {
        var journey = InStation
            .MarkStationDone(Sample, "next-s1")
            .MarkAction(Sample, "next-s1-a1", ActionState.Done)
            .MarkAction(Sample, "next-s2-a1", ActionState.Done);

        Assert.Empty(Recommended.ProgressIn(Sample));
        Assert.Equal(
            [("next-s1", StationState.Done, 1), ("next-s2", StationState.Ahead, 1)],
            journey.ProgressIn(Sample).Select(station => (station.Station.Id, station.State, station.ActionsDone)));
        Assert.Equal(
            [StationState.Here, StationState.Ahead],
            journey.GoToStation(Sample, "next-s1").ProgressIn(Sample).Select(station => station.State));
    }
}
