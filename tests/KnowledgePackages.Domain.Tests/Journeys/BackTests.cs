using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;
using static KnowledgePackages.Domain.Tests.Journeys.JourneySteps;

namespace KnowledgePackages.Domain.Tests.Journeys;

public class BackTests
{
    public static TheoryData<string, Journey, string?> EveryPosition => new()
    {
        { "start", new Journey(), null },
        { "first question", Started, null },
        { "third question", Started.Says("next-c1", AnswerValue.Yes).Says("next-c2", AnswerValue.Yes), "next-c2 2/3" },
        { "check", Checking, "next-c3 3/3" },
        { "recommendation", Recommended, "check" },
        { "route", OnRoute, "recommended" },
        { "first step", InStation, "route next" },
        { "second step", InStation.Next(Sample), "next-s1: next-s1 1/6" },
        { "last step", InStation.Next(Sample).Next(Sample).Next(Sample).Next(Sample).Next(Sample), "next-s1: next-s1-t5 5/6" },
        { "summary", OnRoute.Finish(), "route next" },
        { "revisited second question", Checking.Revisit(Sample, "next-c2"), "next-c1 1/3" },
        { "revisited first question", Checking.Revisit(Sample, "next-c1"), null },
    };

    [Theory]
    [MemberData(nameof(EveryPosition), DisableDiscoveryEnumeration = true)]
    public void Back_leads_one_place_back(string from, Journey journey, string? expected)
    {
        Assert.NotEmpty(from);
        Assert.Equal(expected, journey.Back(Sample)?.Where());
    }

    [Fact]
    public void From_the_end_one_can_go_back_to_the_first_question_and_no_answer_is_lost()
    {
        var places = new List<string>();
        var journey = OnRoute.GoToStation(Sample, "next-s2").Next(Sample).Finish();
        for (Journey? at = journey; at is not null && places.Count < 20; at = at.Back(Sample))
        {
            journey = at;
            places.Add(at.Where());
        }

        Assert.Equal(["summary next", "route next", "recommended", "check", "next-c3 3/3", "next-c2 2/3", "next-c1 1/3"], places);
        Assert.Equal(3, journey.Answers.Count);
    }
}
