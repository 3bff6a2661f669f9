using System.Text.Json;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Journeys;

/// <summary>Tests what a journey keeps of a round when the person starts again.</summary>
public class RoundsTests
{
    private static readonly DialogsContent Content = ShippedContent.Content;
    private static readonly DateTimeOffset Day = new(2026, 11, 23, 23, 30, 0, TimeSpan.FromHours(2));

    [Fact]
    public void A_round_with_a_recommendation_is_kept_with_its_day_answers_package_and_counts()
    {
        var today = DateOnly.FromDateTime(Day.DateTime);
        var journey = Answered(AnswerValue.Yes).ConfirmAnswers().ChoosePackage(Content, "kp2")
            .MarkAction(Content, "kp2-s1-a1", ActionState.Open, today)
            .MarkAction(Content, "kp2-s1-a2", ActionState.Done, today)
            .MarkAction(Content, "kp2-s2-a1", ActionState.Done, today)
            .MarkAction(Content, "kp2-s3-a1", ActionState.NotForUs, today);

        var round = Assert.Single(journey.Restart(Content).Rounds);

        Assert.Equal(("kp2", today), (round.PackageId, round.Day));
        Assert.Equal((1, 2, 1), (round.Chosen, round.Done, round.NotForUs));
        Assert.Equal(Content.Questions.Select(question => question.Id), round.Answers.Keys);
        Assert.All(round.Answers.Values, value => Assert.Equal(AnswerValue.Yes, value));
    }

    [Fact]
    public void Only_a_round_that_reached_a_recommendation_is_kept()
    {
        var all = Answered(AnswerValue.No);
        var today = DateOnly.FromDateTime(Day.DateTime);

        Assert.Empty(new Journey().Restart(Content).Rounds);
        Assert.Empty(Answered(AnswerValue.No, Content.Questions.Count - 1).ConfirmAnswers().Restart(Content).Rounds);
        Assert.Empty(all.Restart(Content).Rounds); // no record, because the answers are not confirmed yet
        Assert.Equal("kp1", Assert.Single(all.ConfirmAnswers().Restart(Content).Rounds).PackageId);
        Assert.Equal("kp2", Assert.Single(all.ChoosePackage(Content, "kp2").Restart(Content).Rounds).PackageId);
        var back = all.ChoosePackage(Content, "kp2").MarkAction(Content, "kp2-s1-a1", ActionState.Open, today).Back(Content)!.Back(Content)!;
        Assert.False(back.AnswersChecked);
        var again = back.Restart(Content);
        Assert.Single(again.Rounds);

        // The plan of the first round is no sign of a second recommendation.
        Assert.False(again.Plan.IsEmpty);
        Assert.Single(Answered(AnswerValue.Yes, from: again).Restart(Content).Rounds);
    }

    [Fact]
    public void At_most_five_rounds_are_kept_and_the_oldest_goes_first()
    {
        var journey = new Journey();
        for (var round = 0; round < 7; round++)
        {
            var day = new SentAt(Day.AddYears(round), null);
            journey = Answered(AnswerValue.NotSure, from: journey, at: day).ConfirmAnswers().Restart(Content);
        }

        Assert.Equal(8, journey.Round);
        Assert.Equal([2028, 2029, 2030, 2031, 2032], journey.Rounds.Select(round => round.Day!.Value.Year));
        Assert.Same(journey.Rounds[^1], journey.LastRound);
        Assert.Equal(journey.Rounds.Count, journey.Start().Restart(Content).Rounds.Count);
    }

    [Fact]
    public void However_many_questions_there_are_the_rounds_stay_below_their_bound()
    {
        var answers = Enumerable.Range(1, 40).Select(number => new Answer($"kp9-challenge-{number}", AnswerValue.NotSure, default));
        var journey = new Journey();
        for (var round = 0; round < 5; round++)
        {
            journey = (journey with { Answers = [.. answers], PackageId = "kp2" }).Restart(Content);
        }

        var stored = JsonElement.Parse(JsonSerializer.Serialize(journey, JourneyJsonContext.Stored.Journey)).GetProperty("rounds");
        Assert.InRange(stored.GetArrayLength(), 1, Journey.MaxRounds - 1);
        Assert.InRange(stored.GetRawText().Length, 1000, Journey.MaxRoundsBytes);
    }

    [Fact]
    public void Deleting_the_data_forgets_the_rounds() =>
        Assert.Empty(Answered(AnswerValue.Yes).ConfirmAnswers().Restart(Content).Erase().Rounds);

    [Fact]
    public void What_is_stored_of_a_round_can_be_read_by_a_person()
    {
        var journey = Answered(AnswerValue.Yes, 1).ChoosePackage(Content, "kp1").Restart(Content);

        var stored = JsonElement.Parse(JsonSerializer.Serialize(journey, JourneyJsonContext.Stored.Journey)).GetProperty("rounds").GetRawText();

        Assert.Equal(
            """[{"packageId":"kp1","day":"2026-11-23","answers":{"kp2-c1":"Yes"},"chosen":0,"done":0,"notForUs":0}]""",
            stored
        );
    }

    [Fact]
    public void The_rounds_are_compared_question_by_question()
    {
        var today = DateOnly.FromDateTime(Day.DateTime);
        var last = Answered(AnswerValue.Yes).ConfirmAnswers().ChoosePackage(Content, "kp2")
            .MarkAction(Content, "kp2-s1-a1", ActionState.Done, today).Restart(Content);
        var later = new SentAt(Day.AddYears(1), null);
        var journey = Answered(AnswerValue.No, 2, last.Start(), later);

        var open = RoundComparison.Of(Content, journey)!;
        journey = Answered(AnswerValue.No, Content.Questions.Count, journey, later).ConfirmAnswers()
            .MarkAction(Content, "kp1-s1-a1", ActionState.Done, today.AddYears(1));
        var done = RoundComparison.Of(Content, journey)!;

        Assert.Equal((2, null), (open.Changes, open.PackageNow));
        Assert.Equal([AnswerValue.No, AnswerValue.No, null], open.Answers.Take(3).Select(answer => answer.Now));
        Assert.Equal((Content.Questions.Count, "kp1", 2), (done.Changes, done.PackageNow!.Id, done.DoneSince));
        Assert.Equal("kp2", done.Then.PackageId);
        Assert.Null(RoundComparison.Of(Content, Answered(AnswerValue.Yes)));
    }

    [Fact]
    public void A_question_that_the_content_has_no_more_or_newly_has_is_no_change()
    {
        var round = new FinishedRound("gone") { Answers = new Dictionary<string, AnswerValue> { ["gone-c1"] = AnswerValue.Yes } };

        var compared = RoundComparison.Of(Content, Answered(AnswerValue.Yes) with { Rounds = [round] })!;

        Assert.Equal(0, compared.Changes);
        Assert.All(compared.Answers, answer => Assert.Null(answer.Then));
        Assert.Equal(Content.Questions.Count, compared.Answers.Count);
    }

    private static Journey Answered(AnswerValue value, int? count = null, Journey? from = null, SentAt? at = null)
    {
        var journey = (from ?? new Journey()).Start();
        foreach (var question in Content.Questions.Take(count ?? Content.Questions.Count))
        {
            journey = journey.Answer(Content, question.Id, journey.Round, value, at ?? new(Day, null)) switch
            {
                AnswerResult.Accepted accepted => accepted.Journey,
                AnswerResult.Repeated repeated => repeated.Journey,
                var other => throw new InvalidOperationException($"{other}"),
            };
        }

        return journey;
    }
}
