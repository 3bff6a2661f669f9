using System.Text.Json;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Journeys;

public class StoredJourneyTests
{
    [Fact]
    public void A_full_journey_comes_back_as_it_was_and_stays_far_below_16_kilobytes()
    {
        var journey = Full();
        var bytes = Write(journey);
        var read = Read(bytes);

        Assert.Equal(bytes, Write(read));
        Assert.Equal(journey.Answers, read.Answers);
        Assert.Equal(journey.DoneActions, read.DoneActions);
        Assert.Equal(
            journey with { Answers = [], DoneStations = [], Plan = PersonalPlan.Empty, Rounds = [] },
            read with { Answers = [], DoneStations = [], Plan = PersonalPlan.Empty, Rounds = [] });
        Assert.Equal(Journey.MaxRounds, read.Rounds.Count);
        Assert.InRange(bytes.Length, 100, (4 * 1024) + Journey.MaxRoundsBytes);
    }

    [Fact]
    public void What_is_stored_can_be_read_by_a_person()
    {
        var journey = new Journey().Start() with
        {
            Answers = [new("kp2-c1", AnswerValue.NotSure, new(null, new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)))],
        };

        Assert.Equal(
            """{"round":1,"started":true,"answers":[{"challengeId":"kp2-c1","value":"NotSure","sentAt":{"channel":"2026-03-01T12:00:00+00:00"}}],"answersChecked":false,"doneStations":[],"doneActions":[],"finished":false}""",
            JsonSerializer.Serialize(journey, JourneyJsonContext.Default.Journey)
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"answers":null,"doneStations":null,"doneActions":null,"plan":null,"round":0}""")]
    [InlineData("""{"plan":{"actions":null,"resources":null}}""")]
    [InlineData("""{"rounds":null}""")]
    [InlineData("""{"fromTheFuture":{"x":1}}""")]
    public void A_document_of_another_version_is_read_without_harm(string stored)
    {
        var journey = JsonSerializer.Deserialize(stored, JourneyJsonContext.Default.Journey)!;

        Assert.Equal(1, journey.Round);
        Assert.IsType<Position.NotStarted>(journey.PositionIn(ShippedContent.Content));
        Assert.Empty(journey.Answers);
        Assert.Empty(journey.DoneStations);
        Assert.Empty(journey.DoneActions);
        Assert.True(journey.Plan.IsEmpty);
        Assert.Empty(journey.Rounds);
    }

    /// <summary>
    /// Returns a journey in which all questions are answered and, in both packages, all stations and actions are done, with the maximum
    /// number of earlier rounds. The answers have timestamps of both clocks.
    /// </summary>
    private static Journey Full()
    {
        var content = ShippedContent.Content;
        var at = new SentAt(new(2026, 3, 1, 14, 0, 0, 123, TimeSpan.FromHours(2)), new(2026, 3, 1, 12, 0, 0, 456, TimeSpan.Zero));
        var journey = new Journey { Language = "pt-BR" }.Start();
        foreach (var question in content.Questions)
        {
            journey = Assert.IsType<AnswerResult.Accepted>(journey.Answer(content, question.Id, 1, AnswerValue.NotSure, at)).Journey;
        }

        foreach (var package in content.Packages)
        {
            journey = journey.ChoosePackage(content, package.Id);
            foreach (var question in journey.PositionIn(content) is Position.ExtraOffer ? content.ExtraQuestions : [])
            {
                journey = Assert.IsType<AnswerResult.Accepted>(journey.Answer(content, question.Id, 1, AnswerValue.Yes, at)).Journey;
            }

            foreach (var station in package.Stations)
            {
                journey = station.Actions.Aggregate(
                    journey.GoToStation(content, station.Id),
                    (before, action) => before.MarkAction(content, action.Id, ActionState.Done)
                );
                journey = journey.MarkStationDone(content, station.Id);
            }
        }

        journey = journey.GoToStation(content, "kp2-s2").Next(content) with { Revisiting = "kp2-c6" };
        Assert.Equal(content.Packages.Sum(package => package.Stations.Count), journey.DoneStations.Count);
        Assert.Equal(
            content.Packages.SelectMany(package => package.Stations).Sum(station => station.Actions.Count),
            journey.DoneActions.Count);
        var round = journey.Restart(content).LastRound!;
        return journey with { Rounds = [.. Enumerable.Repeat(round, Journey.MaxRounds)] };
    }

    private static byte[] Write(Journey journey) => JsonSerializer.SerializeToUtf8Bytes(journey, JourneyJsonContext.Default.Journey);

    private static Journey Read(byte[] bytes) => JsonSerializer.Deserialize(bytes, JourneyJsonContext.Default.Journey)!;
}
