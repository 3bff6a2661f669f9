using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Tests.Support;
using static KnowledgePackages.Domain.Tests.Journeys.JourneySteps;

namespace KnowledgePackages.Domain.Tests.Journeys;

/// <summary>A deployment changes the content while people are in the middle of their journeys.</summary>
public class ChangedContentTests
{
    private static readonly DialogsContent WithoutStation1 = new SampleFolder()
        .Replace("packages.json", "\"next-s1\", ", "")
        .Replace("challenges.json", "[\"next-s1\"]", "[\"next-s2\"]")
        .Replace("challenges.json", "\"next-s1\", ", "")
        .Remove("stations/next-s1.json")
        .Replace("templates.json", "next-s1-a1", "next-s2-a1")
        .Put(
            "texts/en/stations.json",
            """
            {
              "$schema": "../../schema/texts-stations.json",
              "stations": {
                "basic-s1": { "title": "B1", "summary": "First.", "tips": {}, "actions": {} },
                "next-s2": { "title": "N2", "summary": "Third.", "tips": {}, "actions": { "next-s2-a1": { "text": "Do 3.", "who": "You", "evidence": "A plan" } } }
              }
            }
            """
        )
        .Content();

    private static readonly DialogsContent WithoutQuestion2 = new SampleFolder()
        .Replace("packages.json", "\"next-c2\", ", "")
        .Replace("challenges.json", "    { \"id\": \"next-c2\", \"stations\": [\"next-s1\", \"next-s2\"], \"resources\": [\"r3\"] },\n", "")
        .Replace(
            "texts/en/challenges.json",
            "    \"next-c2\": { \"point\": \"N2\", \"question\": \"N2?\", \"explanation\": \"N2 means n.\", \"example\": \"An n.\" },\n",
            ""
        )
        .Content();

    private static readonly DialogsContent WithQuestion4 = new SampleFolder()
        .Replace("packages.json", "\"next-c3\"", "\"next-c4\", \"next-c3\"")
        .Replace(
            "challenges.json",
            "{ \"id\": \"next-c3\"",
            "{ \"id\": \"next-c4\", \"stations\": [\"next-s2\"], \"resources\": [\"r4\"] },\n    { \"id\": \"next-c3\""
        )
        .Replace(
            "texts/en/challenges.json",
            "\"next-c3\"",
            "\"next-c4\": { \"point\": \"N4\", \"question\": \"N4?\", \"explanation\": \"N4.\", \"example\": \"An n.\" },\n    \"next-c3\""
        )
        .Content();

    [Fact]
    public void Who_is_in_a_station_that_is_gone_stands_on_the_route()
    {
        var journey = InStation.Next(Sample);

        Assert.Equal("route next", journey.Where(WithoutStation1));
        Assert.Equal("recommended", journey.Back(WithoutStation1)!.Where(WithoutStation1));
        Assert.Equal("next-s2: next-s2 1/2", journey.GoToStation(WithoutStation1, "next-s2").Where(WithoutStation1));
        Assert.Equal("next-s1: r1 2/6", journey.Where(Sample));
    }

    [Fact]
    public void A_station_that_is_gone_counts_neither_for_progress_nor_for_the_end()
    {
        var journey = OnRoute.MarkStationDone(Sample, "next-s1");

        Assert.Equal(["next-s2"], journey.ProgressIn(WithoutStation1).Select(station => station.Station.Id));
        Assert.Equal("summary next", journey.MarkStationDone(WithoutStation1, "next-s2").Where(WithoutStation1));
        Assert.Equal("summary next", OnRoute.MarkStationDone(WithoutStation1, "next-s2").Where(WithoutStation1));
    }

    [Fact]
    public void A_step_that_is_gone_becomes_the_start_of_its_station()
    {
        var gone = new SampleFolder()
            .Replace("stations/next-s1.json", "[\"r1\", \"r2\", \"r3\", \"r4\"]", "[\"r1\", \"r2\", \"r3\"]")
            .Content();

        Assert.Equal("next-s1: next-s1 1/5", InStation.Next(Sample).Next(Sample).Where(gone));
    }

    [Fact]
    public void A_step_that_is_cut_in_another_way_is_found_by_what_it_showed_first()
    {
        var moved = new SampleFolder()
            .Replace("stations/next-s1.json", "[\"r1\", \"r2\", \"r3\", \"r4\"]", "[\"r1\", \"r4\", \"r2\", \"r3\"]")
            .Content();
        var journey = InStation.Next(Sample).Next(Sample);

        Assert.Equal("next-s1: r4 3/6", journey.Where(Sample));
        Assert.Equal("next-s1: r1 2/6", journey.Where(moved));
        Assert.Equal("next-s1: r3 3/6", journey.Next(moved).Where(moved));
    }

    [Fact]
    public void An_answer_to_a_question_that_is_gone_is_kept_and_does_not_count()
    {
        var journey = Started.Says("next-c1", AnswerValue.No).Says("next-c2", AnswerValue.Yes);

        Assert.Equal("next-c3 2/2", journey.Where(WithoutQuestion2));
        Assert.Equal("basic", Recommendation.From(WithoutQuestion2, journey.Answers).Package.Id);
        Assert.IsType<AnswerResult.UnknownQuestion>(journey.Answer(WithoutQuestion2, "next-c2", 1, AnswerValue.No, At(9)));
        Assert.Equal("next-c3 3/3", journey.Where(Sample));
        Assert.Equal("next", Recommendation.From(Sample, journey.Answers).Package.Id);
    }

    [Fact]
    public void A_second_look_at_a_question_that_is_gone_is_over() =>
        Assert.Equal("check", Checking.Revisit(Sample, "next-c2").Where(WithoutQuestion2));

    [Fact]
    public void A_new_question_is_asked_before_a_package_is_chosen_and_the_check_comes_again()
    {
        Assert.Equal("next-c4 3/4", Checking.Where(WithQuestion4));
        Assert.Equal("next-c4 3/4", Recommended.Where(WithQuestion4));

        var answered = Assert
            .IsType<AnswerResult.Accepted>(Recommended.Answer(WithQuestion4, "next-c4", 1, AnswerValue.Yes, At(9)))
            .Journey;
        Assert.Equal("check", answered.Where(WithQuestion4));
    }

    [Fact]
    public void A_new_question_calls_nobody_back_from_the_way()
    {
        Assert.Equal("next-s1: next-s1 1/6", InStation.Where(WithQuestion4));
        Assert.Equal("next-c4 3/4", InStation.Back(WithQuestion4)!.Back(WithQuestion4)!.Where(WithQuestion4));

        var answered = Assert.IsType<AnswerResult.Accepted>(InStation.Answer(WithQuestion4, "next-c4", 1, AnswerValue.Yes, At(9))).Journey;
        Assert.Equal("next-s1: next-s1 1/6", answered.Where(WithQuestion4));
    }

    [Fact]
    public void Without_the_chosen_package_one_stands_at_the_recommendation()
    {
        var journey = InStation with { PackageId = "gone" };

        Assert.Equal("recommended", journey.Where());
        Assert.Equal("check", journey.Back(Sample)!.Where());
        Assert.Null(journey.Back(Sample)!.PackageId);
        Assert.Empty(journey.ProgressIn(Sample));
        Assert.Equal("route next", journey.ChoosePackage(Sample, "next").Where());
    }
}
