using System.Text.Json;
using CsCheck;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Journeys;

/// <summary>
/// Random clicks in random order on changing versions of the content: no call throws, and the journey always has a position.
/// </summary>
public class RandomWalkTests
{
    private static readonly DialogsContent[] Contents =
    [
        JourneySteps.Sample,
        new SampleFolder().Replace("stations/next-s1.json", "[\"r1\", \"r2\", \"r3\", \"r4\"]", "[\"r4\", \"r2\"]").Content(),
        ShippedContent.Content,
    ];

    private static readonly Gen<string> Id = Gen.OneOfConst(
        [.. Contents.SelectMany(Ids).Distinct(), "", "nonsense", "kp2-C1", "💥", "own1", "own2"]);

    private static readonly DateOnly Today = new(2026, 3, 1);

    private static readonly Gen<Func<DialogsContent, Journey, Journey>> Click = Gen.OneOf(
        Gen.Select(Id, Gen.Int[0, 3], Gen.Enum<AnswerValue>(), Gen.Int[-50, 50])
            .Select(
                (id, round, value, second) =>
                    Move(
                        (content, journey) =>
                            journey.Answer(content, id, round == 0 ? journey.Round : round, value, JourneySteps.At(second)) switch
                            {
                                AnswerResult.Accepted accepted => accepted.Journey,
                                AnswerResult.Changed changed => changed.Journey,
                                AnswerResult.Repeated repeated => repeated.Journey,
                                _ => journey,
                            }
                    )
            ),
        Gen.Const(Move((content, journey) => journey.Back(content) ?? journey)),
        Gen.Const(Move((content, journey) => journey.Next(content))),
        Gen.Const(Move((_, journey) => journey.Start())),
        Gen.Const(Move((_, journey) => journey.ConfirmAnswers())),
        Gen.Const(Move((_, journey) => journey.LeaveStation())),
        Gen.Const(Move((content, journey) => journey.AskExtra(content))),
        Gen.Const(Move((_, journey) => journey.Finish())),
        Id.Select(id => Move((content, journey) => journey.Revisit(content, id))),
        Id.Select(id => Move((content, journey) => journey.ChoosePackage(content, id))),
        Id.Select(id => Move((content, journey) => journey.GoToStation(content, id))),
        Gen.Select(Id, Gen.Bool).Select((id, done) => Move((content, journey) => journey.MarkStationDone(content, id, done))),
        Gen.Select(Id, Gen.Enum<ActionState>(), Gen.Bool)
            .Select((id, state, isOff) => Move((content, journey) => journey.MarkAction(content, id, isOff ? null : state))),
        Gen.Select(Id, Gen.String, Gen.Int[-30, 30])
            .Select((id, text, days) => Move((content, journey) => Changed(journey, Arrange(content, journey, id, text, days)))),
        Gen.Select(Id, Gen.String)
            .Select((id, text) => Move((content, journey) => Changed(journey, journey.AddOwnAction(content, text, id, Today)))),
        Gen.Select(Id, Gen.Bool)
            .Select((id, saved) => Move((content, journey) => Changed(journey, journey.SaveResource(content, id, saved)))),
        Gen.Const(
            Move(
                (_, journey) =>
                    JsonSerializer.Deserialize(
                        JsonSerializer.Serialize(journey, JourneyJsonContext.Default.Journey),
                        JourneyJsonContext.Default.Journey
                    )!
            )
        ),
        Gen.Int[0, 9].Select(number => Move((content, journey) => number == 0 ? journey.Restart(content) : journey))
    );

    [Fact]
    [Trait("Category", "Slow")]
    public void Nothing_throws_and_everybody_stands_somewhere() =>
        Gen.Select(Click, Gen.Int[0, Contents.Length - 1]).Array[1, 60].Sample(
            clicks =>
            {
                var journey = new Journey();
                foreach (var (click, version) in clicks)
                {
                    var content = Contents[version];
                    journey = click(content, journey);
                    StandsSomewhere(content, journey);
                }
            },
            iter: 3_000,
            print: clicks => $"{clicks.Length} clicks");

    private static void StandsSomewhere(DialogsContent content, Journey journey)
    {
        switch (journey.PositionIn(content))
        {
            case Position.Question question:
                Assert.Same(content.QuestionsAskedWith(question.Challenge)[question.Number - 1], question.Challenge);
                Assert.Equal(content.QuestionsAskedWith(question.Challenge).Count, question.Total);
                Assert.Equal(question.IsExtra, question.Challenge.PackageId == journey.PackageId);
                break;
            case Position.Step step:
                Assert.Same(step.Station.Steps[step.Number - 1], step.StationStep);
                Assert.Equal(
                    content.GetStation(step.Station.Id).Steps.SelectMany(part => part.ItemIds).Order(),
                    step.Station.Steps.SelectMany(part => part.ItemIds).Order()
                );
                break;
            case Position.Route route:
                Assert.Same(content.GetPackage(route.Package.Id), route.Package);
                break;
            case Position.ExtraOffer or Position.ExtraCheck:
                Assert.Equal(content.ExtraQuestions[0].PackageId, journey.PackageId);
                break;
            case Position.Check or Position.Recommended:
                Assert.All(content.Questions, question => Assert.Single(journey.Answers, answer => answer.ChallengeId == question.Id));
                break;
        }

        Assert.Equal(journey.Answers.Count, journey.Answers.DistinctBy(answer => answer.ChallengeId).Count());
        Assert.Equal(journey.Plan.Actions.Count, journey.Plan.Actions.DistinctBy(entry => entry.Id).Count());
        foreach (var package in content.Packages)
        {
            var plan = ActionPlan.From(content, journey, package).All;
            Assert.Equal(Enumerable.Range(1, plan.Count), plan.Select(planned => planned.Number));
        }

        Assert.True(journey.ProgressIn(content).Count(station => station.State == StationState.Here) <= 1);
        _ = Recommendation.From(content, journey.Answers);
        _ = journey.Back(content)?.PositionIn(content);
    }

    private static PlanResult Arrange(DialogsContent content, Journey journey, string id, string text, int days) =>
        journey.ArrangeAction(content, id, new() { Who = text, Note = text, Until = Today.AddDays(days) }, Today);

    private static Journey Changed(Journey journey, PlanResult result) =>
        result is PlanResult.Accepted accepted ? accepted.Journey : journey;

    private static Func<DialogsContent, Journey, Journey> Move(Func<DialogsContent, Journey, Journey> move) => move;

    private static IEnumerable<string> Ids(DialogsContent content) =>
    [
        .. content.Packages.Select(package => package.Id),
        .. content.Packages.SelectMany(package => package.Challenges).Select(challenge => challenge.Id),
        .. content.Packages.SelectMany(package => package.Stations).Select(station => station.Id),
        .. content.Packages.SelectMany(package => package.Stations).SelectMany(station => station.Actions).Select(action => action.Id),
        .. content.Resources.Select(resource => resource.Id),
    ];
}
