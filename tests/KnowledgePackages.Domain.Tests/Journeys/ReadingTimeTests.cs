using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Journeys;

public class ReadingTimeTests
{
    private static readonly Domain.Content.DialogsContent Content = ShippedContent.Content;

    [Fact]
    public void A_station_takes_what_its_resources_take() => Assert.All(
        Content.Packages.SelectMany(package => package.Stations),
        station => Assert.Equal(
            Content.Resources.Where(resource => station.ResourceIds.Contains(resource.Id)).Sum(resource => resource.Minutes),
            ReadingTime.MinutesOf(Content, station)
        )
    );

    [Fact]
    public void First_comes_what_helps_with_a_yes_and_else_the_first_of_the_station()
    {
        foreach (var station in Content.Packages.SelectMany(package => package.Stations))
        {
            var open = station.ResourceIds.First(id => Content.GetResource(id).Unavailable is null);
            Assert.Equal([open], ReadingTime.First(Content, new Journey(), station).Select(resource => resource.Id));
            foreach (var challenge in Content.Packages.SelectMany(package => package.Challenges))
            {
                var journey = new Journey() with { Answers = [new(challenge.Id, AnswerValue.Yes, default)] };
                var first = ReadingTime.First(Content, journey, station);

                Assert.InRange(first.Count, 1, ReadingTime.MaxFirst);
                Assert.All(first.Skip(1), resource => Assert.Contains(resource.Id, challenge.ResourceIds));
            }
        }
    }

    [Fact]
    public void What_fits_is_never_longer_than_the_time_unless_even_the_shortest_is()
    {
        foreach (var package in Content.Packages)
        {
            var all = package.Stations.SelectMany(station => station.ResourceIds).Distinct().Select(Content.GetResource);
            var shortest = all.Where(resource => resource.Unavailable is null).Min(resource => resource.Minutes);
            for (var minutes = 1; minutes <= 120; minutes++)
            {
                var fitting = ReadingTime.Fitting(Content, new Journey(), package, minutes);

                Assert.NotEmpty(fitting);
                Assert.Equal(fitting.Count, fitting.Distinct().Count());
                Assert.Equal(minutes >= shortest, fitting.Sum(resource => resource.Minutes) <= minutes);
            }
        }
    }
}
