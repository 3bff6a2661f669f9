using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using static KnowledgePackages.Domain.Tests.Journeys.JourneySteps;

namespace KnowledgePackages.Domain.Tests.Journeys;

public class QuestionsTests
{
    [Fact]
    public void The_questions_come_in_order_then_the_check_then_the_recommendation()
    {
        Assert.Equal("start", new Journey().Where());
        Assert.Equal("next-c1 1/3", Started.Where());
        Assert.Equal("next-c2 2/3", Started.Says("next-c1", AnswerValue.No).Where());
        Assert.Equal("check", Checking.Where());
        Assert.Equal("recommended", Recommended.Where());
        Assert.Equal("route next", OnRoute.Where());
    }

    [Fact]
    public void The_first_answer_is_accepted_and_another_one_changes_it()
    {
        var first = Assert.IsType<AnswerResult.Accepted>(Started.Answer(Sample, "next-c1", 1, AnswerValue.Yes, At(0))).Journey;
        var changed = Assert.IsType<AnswerResult.Changed>(first.Answer(Sample, "next-c1", 1, AnswerValue.No, At(5)));

        Assert.Equal(new Answer("next-c1", AnswerValue.Yes, At(0)), changed.Before);
        Assert.Equal([new Answer("next-c1", AnswerValue.No, At(5))], changed.Journey.Answers);
    }

    [Fact]
    public void A_late_click_changes_its_own_question_and_leaves_the_open_one_open()
    {
        var late = Started.Says("next-c1", AnswerValue.Yes).Says("next-c2", AnswerValue.Yes).Says("next-c1", AnswerValue.No, second: 9);

        Assert.Equal("next-c3 3/3", late.Where());
        Assert.Equal([AnswerValue.No, AnswerValue.Yes], late.Answers.Select(answer => answer.Value));
    }

    [Fact]
    public void A_late_click_on_the_way_leaves_the_person_where_they_are()
    {
        var late = InStation.Says("next-c1", AnswerValue.No, second: 9);

        Assert.Equal(InStation.Where(), late.Where());
        Assert.Equal("basic", Recommendation.From(Sample, late.Answers).Package.Id);
    }

    [Fact]
    public void The_same_answer_again_is_a_repeat_that_outdates_what_was_sent_in_between()
    {
        var journey = Started.Says("next-c1", AnswerValue.Yes);
        var repeated = Assert.IsType<AnswerResult.Repeated>(journey.Answer(Sample, "next-c1", 1, AnswerValue.Yes, At(60)));

        Assert.Equal(journey.Answers[0], repeated.Current);
        Assert.Equal([journey.Answers[0] with { SentAt = At(60) }], repeated.Journey.Answers);
        Assert.IsType<AnswerResult.Repeated>(repeated.Journey.Answer(Sample, "next-c1", 1, AnswerValue.No, At(30)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_click_sent_no_later_than_the_standing_answer_is_a_repeat_whatever_it_says(int second)
    {
        var journey = Started.Says("next-c1", AnswerValue.Yes);

        Assert.IsType<AnswerResult.Repeated>(journey.Answer(Sample, "next-c1", 1, AnswerValue.No, At(second)));
    }

    [Fact]
    public void A_click_without_a_time_is_a_change()
    {
        var journey = Started.Says("next-c1", AnswerValue.Yes);

        Assert.IsType<AnswerResult.Changed>(journey.Answer(Sample, "next-c1", 1, AnswerValue.No, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_button_of_another_round_does_nothing(int round) =>
        Assert.IsType<AnswerResult.OtherRound>(Started.Answer(Sample, "next-c1", round, AnswerValue.Yes, At(0)));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("basic-c1")]
    [InlineData("next-s1")]
    public void What_is_not_asked_is_an_unknown_question(string id) =>
        Assert.Equal(new AnswerResult.UnknownQuestion(id), Started.Answer(Sample, id, 1, AnswerValue.Yes, At(0)));

    [Fact]
    public void Revisiting_keeps_the_other_answers_and_returns_to_the_check()
    {
        var revisiting = Checking.Revisit(Sample, "next-c2");
        var answered = revisiting.Says("next-c2", AnswerValue.Yes, second: 9);

        Assert.Equal("next-c2 2/3", revisiting.Where());
        Assert.Equal(3, revisiting.Answers.Count);
        Assert.Equal("check", answered.Where());
        Assert.Equal([AnswerValue.Yes, AnswerValue.Yes, AnswerValue.NotSure], answered.Answers.Select(answer => answer.Value));
    }

    [Fact]
    public void Confirming_the_same_answer_ends_the_second_look()
    {
        var revisiting = Checking.Revisit(Sample, "next-c2");

        Assert.Equal("check", revisiting.Says("next-c2", AnswerValue.No, second: 9).Where());
    }

    [Fact]
    public void A_click_that_the_channel_sends_again_does_not_end_the_second_look()
    {
        var revisiting = Checking.Revisit(Sample, "next-c2");

        Assert.Equal("next-c2 2/3", revisiting.Says("next-c2", AnswerValue.No, second: 0).Where());
    }

    [Fact]
    public void A_late_click_on_another_question_does_not_end_the_second_look() =>
        Assert.Equal("next-c2 2/3", Checking.Revisit(Sample, "next-c2").Says("next-c1", AnswerValue.No, second: 9).Where());

    [Fact]
    public void Revisiting_while_a_question_is_open_returns_to_that_question()
    {
        var journey = Started.Says("next-c1", AnswerValue.Yes).Says("next-c2", AnswerValue.No).Revisit(Sample, "next-c1");

        Assert.Equal("next-c1 1/3", journey.Where());
        Assert.Equal("next-c3 3/3", journey.Says("next-c1", AnswerValue.No, second: 9).Where());
    }

    [Fact]
    public void Revisiting_on_the_way_puts_the_package_back_and_keeps_what_is_marked()
    {
        var journey = InStation
            .MarkAction(Sample, "next-s1-a1", ActionState.Done)
            .Revisit(Sample, "next-c1")
            .Says("next-c1", AnswerValue.No, second: 9);

        Assert.Equal("check", journey.Where());
        Assert.Equal("recommended", journey.ConfirmAnswers().Where());
        Assert.Equal(["next-s1-a1"], journey.DoneActions);
    }

    [Fact]
    public void Revisiting_from_the_summary_leads_to_a_route_again()
    {
        var again = OnRoute
            .Finish()
            .Revisit(Sample, "next-c1")
            .Says("next-c1", AnswerValue.Yes, second: 9)
            .ConfirmAnswers()
            .ChoosePackage(Sample, "next");

        Assert.Equal("route next", again.Where());
    }

    [Fact]
    public void Going_on_ends_the_second_look()
    {
        var revisiting = Checking.Revisit(Sample, "next-c2");

        Assert.Equal("recommended", revisiting.ConfirmAnswers().Where());
        Assert.Equal("extra? basic", revisiting.ChoosePackage(Sample, "basic").Where());
    }

    [Fact]
    public void What_is_not_asked_cannot_be_revisited()
    {
        var journey = Checking;

        Assert.Same(journey, journey.Revisit(Sample, "basic-c1"));
    }

    [Fact]
    public void The_other_package_can_be_taken_and_an_unknown_one_not()
    {
        Assert.Equal("extra? basic", Recommended.ChoosePackage(Sample, "basic").Where());
        Assert.Equal("extra? basic", OnRoute.ChoosePackage(Sample, "basic").Where());
        Assert.Equal("route next", OnRoute.ChoosePackage(Sample, "basic").ChoosePackage(Sample, "next").Where());
        Assert.Equal("recommended", Recommended.ChoosePackage(Sample, "nonsense").Where());
        Assert.Equal("recommended", Recommended.ChoosePackage(Sample, "next-s1").Where());
    }

    [Fact]
    public void Restarting_forgets_everything_but_the_language_and_old_buttons_do_nothing()
    {
        var restarted = (InStation with { Language = "fr" }).Restart(Sample);

        Assert.Equal(2, restarted.Round);
        Assert.Equal("fr", restarted.Language);
        Assert.Equal("start", restarted.Where());
        Assert.Empty(restarted.Answers);
        Assert.IsType<AnswerResult.OtherRound>(restarted.Start().Answer(Sample, "next-c1", 1, AnswerValue.Yes, At(60)));
    }
}
