using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Assessment;

/// <summary>Tests every combination of answers to the extra questions of the shipped content against the tables of the content.</summary>
public class MaterialOrderTests
{
    private static readonly DialogsContent Content = ShippedContent.Content;
    private static readonly KnowledgePackage Package = Content.GetPackage("kp1");
    private static readonly IReadOnlyList<AnswerValue[]> AllPaths = [.. Paths(Content.ExtraQuestions.Count)];

    [Fact]
    public void Every_way_shows_everything_once_and_keeps_the_line()
    {
        Assert.Equal(Math.Pow(3, Content.ExtraQuestions.Count), AllPaths.DistinctBy(Named).Count());
        foreach (var path in AllPaths)
        {
            var order = From(path);

            Assert.Equal(Package.Stations.Select(station => station.Id), order.Stations.Select(station => station.Id));
            Assert.Equal(order.Stations.OrderBy(station => station.Id), order.Way.OrderBy(station => station.Id));
            foreach (var (written, ordered) in Package.Stations.Zip(order.Stations))
            {
                Assert.Equal(written.Number, ordered.Number);
                Assert.Equal(written.ResourceIds.Order(), ordered.ResourceIds.Order());
                Assert.Equal(Ids(written.Tips).Order(), Ids(ordered.Tips).Order());
                Assert.Equal(Ids(written.Actions).Order(), Ids(ordered.Actions).Order());
                Assert.Equal(
                    ordered.ResourceIds.Concat(Ids(ordered.Tips)).Concat(Ids(ordered.Actions)),
                    ordered.Steps.Skip(1).SelectMany(step => step.ItemIds)
                );
            }
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void What_helps_with_more_yes_comes_first_then_with_more_not_sure_then_as_it_was_written()
    {
        foreach (var path in AllPaths)
        {
            foreach (var (written, ordered) in Package.Stations.Zip(From(path).Stations))
            {
                Sorted(path, written.ResourceIds, ordered.ResourceIds, id => [id]);
                Sorted(path, Ids(written.Tips), Ids(ordered.Tips), id => Content.GetTip(id).ResourceIds);
                Sorted(path, Ids(written.Actions), Ids(ordered.Actions), id => Content.GetAction(id).ResourceIds);
            }
        }
    }

    [Fact]
    public void The_start_is_the_station_that_most_answers_speak_for_and_nothing_is_marked_without_one()
    {
        foreach (var path in AllPaths)
        {
            var order = From(path);
            var votes = Package.Stations.ToDictionary(
                station => station.Id, station => Votes(path, question => question.StationIds.Contains(station.Id)));

            Assert.Equal(path.All(value => value == AnswerValue.No), order.Start is null);
            Assert.True(order.Start is null || ReferenceEquals(order.Start, order.Way[0]));
            for (var i = 1; i < order.Way.Count; i++)
            {
                var (before, after) = (order.Way[i - 1], order.Way[i]);
                var difference = votes[before.Id].CompareTo(votes[after.Id]);
                Assert.True(
                    difference > 0 || (difference == 0 && before.Number < after.Number),
                    $"{Named(path)}: {before.Id} before {after.Id}"
                );
            }
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_yes_instead_of_anything_less_moves_nothing_that_helps_with_it_back()
    {
        foreach (var path in AllPaths)
        {
            for (var number = 0; number < path.Length; number++)
            {
                var question = Content.ExtraQuestions[number];
                AnswerValue[] yes = [.. path[..number], AnswerValue.Yes, .. path[(number + 1)..]];
                foreach (var (less, more) in From(path).Stations.Zip(From(yes).Stations))
                {
                    foreach (var helpful in less.ResourceIds.Intersect(question.ResourceIds))
                    {
                        // A resource may have overtaken this one only if it helps with the same challenge.
                        var before = more
                            .ResourceIds.TakeWhile(id => id != helpful)
                            .Except(less.ResourceIds.TakeWhile(id => id != helpful));
                        Assert.All(before, id => Assert.Contains(id, question.ResourceIds));
                    }
                }
            }
        }
    }

    [Fact]
    public void Without_answers_or_with_no_everywhere_all_is_as_it_was_written()
    {
        foreach (var answers in (IEnumerable<Answer>[])[[], Answers([.. Enumerable.Repeat(AnswerValue.No, Content.ExtraQuestions.Count)])])
        {
            var order = MaterialOrder.From(Content, Package, [.. answers]);

            Assert.Equal(new(Package.Stations, Package.Stations, null), order);
        }
    }

    [Fact]
    public void The_answers_of_the_first_round_order_nothing_and_the_other_package_stays_as_it_was_written()
    {
        var yes = Content
            .Questions.Concat(Content.ExtraQuestions)
            .Select(question => new Answer(question.Id, AnswerValue.Yes, default))
            .ToList();

        Assert.Null(MaterialOrder.From(Content, Package, yes[..Content.Questions.Count]).Start);
        Assert.Same(Content.GetPackage("kp2").Stations, MaterialOrder.From(Content, Content.GetPackage("kp2"), yes).Stations);
    }

    [Fact]
    public void Who_finds_figures_on_jobs_hard_starts_at_station_2_with_what_helps()
    {
        var sample = SharedSample.Content;
        var order = MaterialOrder.From(
            sample,
            sample.GetPackage("kp1"),
            [new("kp1-c1", AnswerValue.NotSure, default), new("kp1-c2", AnswerValue.Yes, default)]
        );

        Assert.Equal("kp1-s2", order.Start?.Id);
        Assert.Equal(["kp1-s2", "kp1-s1"], order.Way.Select(station => station.Id));
        Assert.Equal(["partner-map", "partner-letter", "company-visits", "trust-guide"], order.Stations[0].ResourceIds);
        Assert.Equal(["job-figures", "graduate-survey", "course-check"], order.Start!.ResourceIds.Take(3));
        Assert.Equal(["kp1-s2-a2", "kp1-s2-a1", "kp1-s2-a3"], Ids(order.Start.Actions));
    }

    private static void Sorted(
        AnswerValue[] path,
        IEnumerable<string> written,
        IEnumerable<string> ordered,
        Func<string, IReadOnlyList<string>> resources
    )
    {
        var place = written.Index().ToDictionary(item => item.Item, item => item.Index);
        var votes = place.Keys.ToDictionary(id => id, id => Votes(path, question => question.ResourceIds.Any(resources(id).Contains)));
        foreach (var (before, after) in ordered.Zip(ordered.Skip(1)))
        {
            var difference = votes[before].CompareTo(votes[after]);
            Assert.True(difference > 0 || (difference == 0 && place[before] < place[after]), $"{Named(path)}: {before} before {after}");
        }
    }

    // One "yes" counts more than all "not sure" answers together.
    private static int Votes(AnswerValue[] path, Func<Challenge, bool> isAbout) =>
        Content
            .ExtraQuestions.Zip(path)
            .Where(answered => isAbout(answered.First))
            .Sum(answered =>
                answered.Second switch
                {
                    AnswerValue.Yes => 100,
                    AnswerValue.NotSure => 1,
                    _ => 0,
                }
            );

    private static IEnumerable<string> Ids(IEnumerable<Tip> tips) => tips.Select(tip => tip.Id);

    private static IEnumerable<string> Ids(IEnumerable<RecommendedAction> actions) => actions.Select(action => action.Id);

    private static string Named(AnswerValue[] path) => string.Join(' ', path);

    private static MaterialOrder From(AnswerValue[] path) => MaterialOrder.From(Content, Package, [.. Answers(path)]);

    private static IEnumerable<Answer> Answers(AnswerValue[] path) =>
        Content.ExtraQuestions.Zip(path, (question, value) => new Answer(question.Id, value, default));

    private static IEnumerable<AnswerValue[]> Paths(int length) => length == 0
        ? [[]]
        : Paths(length - 1).SelectMany(start => Enum.GetValues<AnswerValue>().Select(value => (AnswerValue[])[.. start, value]));
}
