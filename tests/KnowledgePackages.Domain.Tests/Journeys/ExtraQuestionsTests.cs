using System.Text.Json;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using KnowledgePackages.Domain.Tests.Support;
using static KnowledgePackages.Domain.Tests.Journeys.JourneySteps;

namespace KnowledgePackages.Domain.Tests.Journeys;

/// <summary>
/// Tests the extra questions of the chosen package: the bot offers them once, and people can leave, resume and change them at any question.
/// </summary>
public class ExtraQuestionsTests
{
    private static readonly DialogsContent Content = SharedSample.Content;

    private static Journey Offered => new Journey().Start().ChoosePackage(Content, "kp1");

    [Fact]
    public void Taking_the_first_package_offers_them_once()
    {
        Assert.Equal("extra? kp1", Where(Offered));
        Assert.Equal("recommended", Recommended.ChoosePackage(Sample, "basic").Back(Sample)!.Where());
        Assert.Equal("route basic", Recommended.ChoosePackage(Sample, "basic").Back(Sample)!.ChoosePackage(Sample, "basic").Where());
        Assert.Equal("route kp2", Where(Offered.ChoosePackage(Content, "kp2")));
        Assert.Equal("route kp1", Where(Offered.ChoosePackage(Content, "kp2").ChoosePackage(Content, "kp1")));
        Assert.Equal("extra? kp1", Where(Offered.Restart(Content).Start().ChoosePackage(Content, "kp1")));
    }

    [Fact]
    public void Nobody_who_took_the_package_before_there_were_extra_questions_is_called_back()
    {
        var stored = JsonSerializer.Deserialize(
            """{"started":true,"packageId":"kp1","stationId":"kp1-s2","stepId":"job-figures"}""",
            JourneyJsonContext.Default.Journey
        )!;

        Assert.Equal("kp1-s2: course-check 2/6", Where(stored));
        Assert.Equal("kp1-c1 1/3", Where(stored.AskExtra(Content)));
    }

    [Fact]
    public void They_come_in_order_then_the_route_and_their_answers_can_be_looked_at()
    {
        var journey = Offered.AskExtra(Content);
        foreach (var (index, question) in Content.ExtraQuestions.Index())
        {
            Assert.Equal($"{question.Id} {index + 1}/3", Where(journey));
            journey = Says(journey, question.Id, AnswerValue.No);
        }

        Assert.Equal("route kp1", Where(journey));
        Assert.Equal("extra answers kp1", Where(journey.AskExtra(Content)));
        Assert.Equal("route kp1", Where(journey.AskExtra(Content).Back(Content)!));
        Assert.Equal("extra answers kp1", Where(Says(journey.AskExtra(Content).Revisit(Content, "kp1-c3"), "kp1-c3", AnswerValue.Yes, 9)));
    }

    [Fact]
    public void They_can_be_left_at_any_question_and_go_on_there_later()
    {
        for (var answered = 0; answered < Content.ExtraQuestions.Count; answered++)
        {
            var journey = Content
                .ExtraQuestions.Take(answered)
                .Aggregate(Offered.AskExtra(Content), (before, question) => Says(before, question.Id, AnswerValue.Yes));
            var open = Where(journey);
            Journey[] left =
            [
                journey.LeaveStation(),
                journey.GoToStation(Content, "kp1-s2"),
                journey.Finish(),
                journey.ChoosePackage(Content, "kp2").ChoosePackage(Content, "kp1"),
            ];

            Assert.Equal(["route kp1", "kp1-s2: kp1-s2 1/6", "summary kp1", "route kp1"], left.Select(Where));
            Assert.All(left, away => Assert.Equal(answered, away.Answers.Count));
            Assert.All(left, away => Assert.Equal(open, Where(away.AskExtra(Content))));
        }
    }

    [Fact]
    public void Back_leads_through_them_to_the_route()
    {
        var places = new List<string>();
        var journey = Says(Says(Offered.AskExtra(Content), "kp1-c1", AnswerValue.Yes), "kp1-c2", AnswerValue.No);
        for (var at = journey; at is not null && places.Count < 5; at = at.Back(Content))
        {
            places.Add(Where(at));
        }

        Assert.Equal(
            ["kp1-c3 3/3", "kp1-c2 2/3", "kp1-c1 1/3", "route kp1", "kp2-c1 1/3"],
            places);
        Assert.Equal("kp1-c2 2/3", Where(Says(journey.Back(Content)!.Back(Content)!, "kp1-c1", AnswerValue.No, 9).Back(Content)!));
    }

    [Fact]
    public void A_second_look_from_inside_a_station_comes_back_to_it()
    {
        var inside = Says(Offered.AskExtra(Content), "kp1-c3", AnswerValue.No).GoToStation(Content, "kp1-s1").Next(Content);
        var looking = inside.Revisit(Content, "kp1-c3");

        Assert.Equal("kp1-c3 3/3", Where(looking));
        Assert.Equal(Where(inside), Where(Says(looking, "kp1-c3", AnswerValue.No, 9)));
        Assert.Equal("kp1-c2 2/3", Where(looking.Back(Content)!));
        Assert.Equal(Where(inside), Where(inside.Revisit(Content, "kp1-c1").Back(Content)!));
        Assert.Equal("kp1-s2: kp1-s2 1/6", Where(looking.GoToStation(Content, "kp1-s2")));
        Assert.Equal("kp1-s2: kp1-s2 1/6", Where(looking.GoToStation(Content, "kp1-s2").GoToStation(Content, "kp1-s2")));
    }

    [Fact]
    public void They_belong_to_their_package_alone()
    {
        var elsewhere = Says(Offered.AskExtra(Content), "kp1-c1", AnswerValue.No).ChoosePackage(Content, "kp2");

        Assert.Same(elsewhere, elsewhere.AskExtra(Content));
        Assert.Same(elsewhere, elsewhere.Revisit(Content, "kp1-c1"));
        Assert.Equal("route kp2", Where(Says(elsewhere, "kp1-c1", AnswerValue.Yes, 9)));
        Assert.Equal(AnswerValue.Yes, Says(elsewhere, "kp1-c1", AnswerValue.Yes, 9).Answers[0].Value);
    }

    [Fact]
    public void Before_they_were_offered_nothing_can_be_answered() =>
        Assert.IsType<AnswerResult.UnknownQuestion>(new Journey().Start().Answer(Content, "kp1-c1", 1, AnswerValue.Yes, At(0)));

    /// <summary>
    /// For every position in a station and every changed extra answer: the person stays at the item that was shown, and all done marks
    /// stay.
    /// </summary>
    [Fact]
    public void A_changed_answer_loses_no_step_and_no_mark_anywhere()
    {
        var start = Content.ExtraQuestions.Aggregate(
            Offered.AskExtra(Content),
            (before, question) => Says(before, question.Id, AnswerValue.NotSure)
        );
        start = start
            .MarkAction(Content, "kp1-s1-a2", ActionState.Done)
            .MarkAction(Content, "kp1-s2-a1", ActionState.Done)
            .MarkStationDone(Content, "kp1-s2");
        var changes = Content
            .ExtraQuestions.SelectMany(question => new[] { AnswerValue.Yes, AnswerValue.No }.Select(value => (question.Id, value)))
            .ToList();
        foreach (var station in Content.GetPackage("kp1").Stations)
        {
            for (var at = start.GoToStation(Content, station.Id); at.PositionIn(Content) is Position.Step here; at = at.Next(Content))
            {
                foreach (var (question, value) in changes)
                {
                    var after = Says(at, question, value, 9);
                    var there = Assert.IsType<Position.Step>(after.PositionIn(Content));

                    Assert.Equal(here.Station.Id, there.Station.Id);
                    Assert.Contains(here.StationStep.ItemIds[0], there.StationStep.ItemIds);
                    Assert.Equal(at.DoneActions, after.DoneActions);
                    Assert.Equal(at.DoneStations, after.DoneStations);
                    Assert.Equal(
                        at.ProgressIn(Content).Select(stop => (stop.State, stop.ActionsDone)),
                        after.ProgressIn(Content).Select(stop => (stop.State, stop.ActionsDone))
                    );
                    Assert.Equal(Where(at), Where(Says(after, question, AnswerValue.NotSure, 18)));
                }
            }
        }
    }

    private static string Where(Journey journey) => journey.Where(Content);

    private static Journey Says(Journey journey, string question, AnswerValue value, int second = 0) =>
        journey.Answer(Content, question, journey.Round, value, At(second)) switch
        {
            AnswerResult.Accepted accepted => accepted.Journey,
            AnswerResult.Changed changed => changed.Journey,
            AnswerResult.Repeated repeated => repeated.Journey,
            var other => throw new InvalidOperationException(other.ToString()),
        };
}
