using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

public class ShippedContentTests
{
    private static readonly DialogsContent Content = ShippedContent.Content;

    /// <summary>The minimum numbers come from the editorial source. The content may have more.</summary>
    [Fact]
    public void Nothing_of_the_editorial_source_is_lost()
    {
        var challenges = Content.Packages.SelectMany(package => package.Challenges).ToList();
        var stations = Content.Packages.SelectMany(package => package.Stations).ToList();

        Assert.Equal(2, Content.Packages.Count);
        AtLeast(12, challenges.Count);
        AtLeast(6, stations.Count);
        AtLeast(97, Content.Resources.Count);
        AtLeast(6, Content.Packages.Sum(package => package.Cases.Count));
        AtLeast(30, Content.In("en").Glossary.Count);
        AtLeast(48, stations.Sum(station => station.Tips.Count));
        AtLeast(29, stations.Sum(station => station.Actions.Count));
    }

    [Fact]
    public void Package_1_is_for_beginners_and_package_2_asks_the_publishers_questions_in_their_order()
    {
        string[] published = ["kp2-c1", "kp2-c2", "kp2-c3", "kp2-c4", "kp2-c5", "kp2-c6"];

        Assert.Equal(["kp1", "kp2"], Content.Packages.Select(package => package.Id));
        Assert.Equal([PackageLevel.Beginner, PackageLevel.Advanced], Content.Packages.Select(package => package.Level));
        Assert.Equal(published, Content.Questions.Select(question => question.Id).Intersect(published));
    }

    [Fact]
    public void Tips_and_actions_are_numbered_inside_their_station()
    {
        foreach (var station in Content.Packages.SelectMany(package => package.Stations))
        {
            Assert.Equal(
                Enumerable.Range(1, station.Tips.Count).Select(number => $"{station.Id}-t{number}"),
                station.Tips.Select(tip => tip.Id)
            );
            Assert.Equal(
                Enumerable.Range(1, station.Actions.Count).Select(number => $"{station.Id}-a{number}"),
                station.Actions.Select(action => action.Id)
            );
        }
    }

    [Fact]
    public void Centres_outside_the_EU_find_resources_of_their_own_that_were_seen()
    {
        var regional = Content.Resources
            .Where(resource => !resource.Coverage.Intersect([CoverageRegion.World, CoverageRegion.EuropeanUnion]).Any())
            .ToList();

        AtLeast(25, regional.Count(resource => resource.Seen is not null));
        Assert.Equal(
            Enum.GetValues<CoverageRegion>().Except([CoverageRegion.World, CoverageRegion.EuropeanUnion]),
            regional.SelectMany(resource => resource.Coverage).Distinct().Order()
        );
    }

    [Fact]
    public void Every_language_has_chosen_its_words() =>
        Assert.Equal(
            Content.Languages.Order(),
            ShippedContent
                .Files()
                .Where(file => file.Path.EndsWith("/terms.json", StringComparison.Ordinal))
                .Select(file => file.Path.Split('/')[1])
                .Order()
        );

    [Fact]
    public void Six_examples_and_more_are_from_outside_the_EU()
    {
        string[] inside = ["kp1-case-dihub", "kp2-case-tourx", "kp2-case-tkgune", "kp2-case-chill"];

        var cases = Content.Packages.SelectMany(package => package.Cases);
        AtLeast(6, cases.Count(study => study.Seen is not null && !inside.Contains(study.Id)));
    }

    [Fact]
    public void Only_four_resources_are_not_on_https() =>
        Assert.Equal(4, Content.Resources.Count(resource => resource.Url.Scheme == "http"));

    [Theory]
    [InlineData("S3", "smart-specialisation")]
    [InlineData("smart specialisation", "smart-specialisation")]
    [InlineData("PPP", "public-private-partnership")]
    public void A_term_is_found_by_its_short_and_long_form(string word, string id) =>
        Assert.Equal(
            id,
            Assert.Single(Content.In("en").Glossary, term => term.Aliases.Contains(word, StringComparer.OrdinalIgnoreCase)).Id
        );

    private static void AtLeast(int source, int now) => Assert.InRange(now, source, int.MaxValue);
}
