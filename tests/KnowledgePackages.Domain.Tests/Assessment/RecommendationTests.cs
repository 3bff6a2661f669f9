using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Assessment;

/// <summary>Tests all properties of a recommendation on every combination of answers to the questions of the shipped content.</summary>
public class RecommendationTests
{
    private static readonly DialogsContent Content = ShippedContent.Content;
    private static readonly IReadOnlyList<AnswerValue[]> AllPaths = [.. Paths(Content.Questions.Count)];

    [Fact]
    public void Every_way_to_answer_is_tried() =>
        Assert.Equal(Math.Pow(3, Content.Questions.Count), AllPaths.DistinctBy(path => string.Join(' ', path)).Count());

    [Fact]
    public void Any_yes_leads_to_package_2_and_nothing_else_does()
    {
        foreach (var path in AllPaths)
        {
            var recommendation = From(path);

            Assert.Equal(path.Contains(AnswerValue.Yes) ? "kp2" : "kp1", recommendation.Package.Id);
            Assert.Equal(path.Contains(AnswerValue.Yes) ? "kp1" : "kp2", recommendation.Other.Id);
        }
    }

    [Fact]
    public void Six_yes_one_yes_nothing_sure_and_nothing_hard_are_different_cases()
    {
        foreach (var path in AllPaths)
        {
            var (yes, notSure) = (path.Count(value => value == AnswerValue.Yes), path.Count(value => value == AnswerValue.NotSure));
            var expected =
                yes == path.Length ? CaseClarity.EveryYes
                : yes > 1 ? CaseClarity.SeveralYes
                : yes == 1 ? CaseClarity.OneYes
                : notSure == path.Length ? CaseClarity.NothingSure
                : notSure > 0 ? CaseClarity.SomeNotSure
                : CaseClarity.NothingHard;

            Assert.Equal(expected, From(path).Clarity);

            // A result is close if only one "yes" led to it, or if a "yes" instead of a "not sure" would change it.
            Assert.Equal(yes == 1 || (yes == 0 && notSure > 0), From(path).IsClose);
        }
    }

    [Fact]
    public void The_reasons_are_the_yes_answers_with_their_stations_and_resources_in_order()
    {
        foreach (var path in AllPaths)
        {
            var because = From(path).Because;

            Assert.Equal(Questions(path, AnswerValue.Yes), because.Select(reason => reason.Challenge));
            foreach (var reason in because)
            {
                Assert.Equal(reason.Challenge.StationIds, reason.Stations.Select(station => station.Id));
                Assert.Equal(reason.Challenge.ResourceIds, reason.Resources.Select(resource => resource.Id));
                Assert.NotEmpty(reason.Stations);
                Assert.NotEmpty(reason.Resources);
            }
        }
    }

    [Fact]
    public void Not_sure_counts_as_no_and_is_named()
    {
        foreach (var path in AllPaths)
        {
            var asNo = path.Select(value => value == AnswerValue.NotSure ? AnswerValue.No : value).ToArray();

            Assert.Equal(Questions(path, AnswerValue.NotSure), From(path).NotSure);
            Assert.Equal(From(asNo).Package, From(path).Package);
        }
    }

    [Fact]
    public void What_would_change_the_result_does_change_it()
    {
        foreach (var path in AllPaths)
        {
            var (recommendation, change) = (From(path), From(path).WouldChange);
            Assert.Equal(recommendation.Other.Id, change.PackageId);
            Assert.NotEmpty(change.Challenges);

            if (change.All)
            {
                Assert.Equal(change.PackageId, After(path, change.Challenges, change.To));
                foreach (var kept in change.Challenges)
                {
                    Assert.Equal(
                        recommendation.Package.Id,
                        After(path, [.. change.Challenges.Where(challenge => challenge != kept)], change.To)
                    );
                }
            }
            else
            {
                foreach (var challenge in change.Challenges)
                {
                    Assert.Equal(change.PackageId, After(path, [challenge], change.To));
                }

                foreach (var other in Content.Questions.Except(change.Challenges))
                {
                    Assert.Equal(recommendation.Package.Id, After(path, [other], change.To));
                }
            }
        }
    }

    [Fact]
    public void The_order_of_answering_does_not_matter()
    {
        foreach (var path in AllPaths.Where((_, number) => number % 7 == 0))
        {
            var backwards = Recommendation.From(Content, [.. Answers(path).Reverse()]);

            Assert.Equal(From(path).Because.Select(reason => reason.Challenge), backwards.Because.Select(reason => reason.Challenge));
            Assert.Equal(From(path).NotSure, backwards.NotSure);
        }
    }

    [Fact]
    public void Without_any_answer_it_is_package_1_and_any_yes_would_change_it()
    {
        var recommendation = Recommendation.From(Content, []);

        Assert.Equal("kp1", recommendation.Package.Id);
        Assert.Empty(recommendation.Because);
        Assert.Equal(Content.Questions, recommendation.WouldChange.Challenges);
        Assert.False(recommendation.WouldChange.All);
    }

    [Theory]
    [InlineData("kp1-c1")]
    [InlineData("kp2-c99")]
    public void A_yes_to_what_is_not_asked_does_not_count(string challengeId) =>
        Assert.Equal("kp1", Recommendation.From(Content, [new(challengeId, AnswerValue.Yes, default)]).Package.Id);

    private static IEnumerable<AnswerValue[]> Paths(int length) => length == 0
        ? [[]]
        : Paths(length - 1).SelectMany(start => Enum.GetValues<AnswerValue>().Select(value => (AnswerValue[])[.. start, value]));

    private static Recommendation From(AnswerValue[] path) => Recommendation.From(Content, [.. Answers(path)]);

    private static IEnumerable<Answer> Answers(AnswerValue[] path) =>
        Content.Questions.Zip(path, (question, value) => new Answer(question.Id, value, default));

    private static IEnumerable<Challenge> Questions(AnswerValue[] path, AnswerValue value) =>
        Content.Questions.Where((_, number) => path[number] == value);

    private static string After(AnswerValue[] path, IReadOnlyCollection<Challenge> changed, AnswerValue to) =>
        From([.. path.Select((value, number) => changed.Contains(Content.Questions[number]) ? to : value)]).Package.Id;
}
