using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Plan;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Assessment;

/// <summary>Tests the station to start with, and what each package offers for a challenge.</summary>
public class StartStationTests
{
    private static readonly DialogsContent Content = ShippedContent.Content;

    [Fact]
    [Trait("Category", "Slow")]
    public void Whatever_is_answered_the_plan_begins_at_the_station_to_start_with()
    {
        foreach (var package in Content.Packages)
        {
            var questions = package.Challenges;
            for (var way = 0; way < Math.Pow(3, questions.Count); way++)
            {
                var journey = new Journey().Start() with { Answers = Answers(questions, way), PackageId = package.Id };

                var start = journey.StartStation(Content, package);
                Assert.Equal(start.Id, ActionPlan.From(Content, journey, package).First!.Station!.Id);
                Assert.Equal(start.Id, journey.NextStation(Content)!.Id);
                Assert.Equal(start.Id, journey.RecommendedStations(Content, package)[0].Id);
            }
        }
    }

    [Fact]
    public void On_its_own_challenge_a_package_has_what_the_recommendation_names()
    {
        var answers = Content.Questions.Select(question => new Answer(question.Id, AnswerValue.Yes, default)).ToList();
        var found = Recommendation.From(Content, answers);

        Assert.All(
            found.Because,
            reason =>
            {
                var offer = PackageOffer.Of(found.Package, reason.Challenge);
                Assert.Equal(reason.Stations.Select(station => station.Id).Order(), offer.Stations.Select(station => station.Id).Order());
                Assert.Equal(reason.Resources.Count, offer.Resources);
            }
        );
    }

    [Fact]
    public void On_a_challenge_of_the_other_package_only_shared_resources_count()
    {
        var kp1 = Content.GetPackage("kp1");
        var material = kp1.Stations.ToDictionary(
            station => station.Id,
            station => station.ResourceIds.Concat(station.Tips.SelectMany(tip => tip.ResourceIds))
                .Concat(station.Actions.SelectMany(action => action.ResourceIds)).ToHashSet());
        var all = Content.Questions.Select(question => (Question: question, Offer: PackageOffer.Of(kp1, question))).ToList();

        Assert.All(all, one =>
        {
            Assert.Equal(one.Question.ResourceIds.Count(id => material.Values.Any(ids => ids.Contains(id))), one.Offer.Resources);
            Assert.All(one.Offer.Stations, station => Assert.True(material[station.Id].Overlaps(one.Question.ResourceIds)));
            Assert.Equal(one.Offer.Resources == 0, one.Offer.Stations.Count == 0);
        });
        Assert.Contains(all, one => one.Offer.Resources > 0);
        Assert.All(all, one => Assert.True(one.Offer.Resources < PackageOffer.Of(Content.GetPackage("kp2"), one.Question).Resources));
    }

    private static List<Answer> Answers(IReadOnlyList<Challenge> questions, int way) =>
    [
        .. questions.Select((question, index) =>
            new Answer(question.Id, (AnswerValue)(way / (int)Math.Pow(3, index) % 3), default)),
    ];
}
