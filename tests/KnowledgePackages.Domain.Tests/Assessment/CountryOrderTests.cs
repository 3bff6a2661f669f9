using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Assessment;

/// <summary>Tests the order of a package's material for every country of the shipped content.</summary>
public class CountryOrderTests
{
    private static readonly DialogsContent Content = ShippedContent.Content;

    public static TheoryData<string> Countries => [.. Content.Countries.Select(country => country.Id)];

    [Theory]
    [MemberData(nameof(Countries))]
    public void What_is_for_the_country_stands_first_and_nothing_is_lost(string id)
    {
        var country = Content.FindCountry(id)!;
        foreach (var package in Content.Packages)
        {
            var order = MaterialOrder.From(Content, package, [], country);

            Assert.Null(order.Start);
            Assert.Equal(order.Stations, order.Way);
            foreach (var (written, ordered) in package.Stations.Zip(order.Stations))
            {
                Assert.Equal(
                    written.ResourceIds.OrderByDescending(resource => country.FitOf(Content.GetResource(resource))),
                    ordered.ResourceIds
                );
                Assert.Equal(written.Tips.Select(tip => tip.Id).Order(), ordered.Tips.Select(tip => tip.Id).Order());
                Assert.Equal(written.Actions, ordered.Actions);
            }
        }
    }

    [Fact]
    public void What_helps_comes_before_what_is_for_the_region()
    {
        var country = Content.FindCountry("ge")!;
        var package = Content.GetPackage("kp1");
        Answer[] answers = [.. Content.ExtraQuestions.Take(1).Select(question => new Answer(question.Id, AnswerValue.Yes, default))];
        var helpful = Content.ExtraQuestions[0].ResourceIds;

        foreach (var station in MaterialOrder.From(Content, package, answers, country).Stations)
        {
            Assert.Equal(
                station.ResourceIds.OrderByDescending(helpful.Contains).ThenByDescending(id => country.FitOf(Content.GetResource(id))),
                station.ResourceIds
            );
        }
    }

    [Fact]
    public void Without_a_country_the_editors_order_stays() =>
        Assert.All(
            Content.Packages,
            package => Assert.Equal(package.Stations, new Journey { PackageId = package.Id }.MaterialOf(Content, package.Id).Stations)
        );

    [Theory]
    [InlineData("ge", "georgia-construct2", CountryFit.Own)]
    [InlineData("md", "georgia-construct2", CountryFit.Region)]
    [InlineData("kz", "georgia-construct2", CountryFit.Elsewhere)]
    [InlineData("kz", "etf-isatcove", CountryFit.Usable)]
    [InlineData("rs", "erasmus-vet-mobility", CountryFit.Usable)]
    [InlineData("al", "erasmus-vet-mobility", CountryFit.Elsewhere)]
    [InlineData("eu", "erasmus-vet-mobility", CountryFit.Region)]
    public void A_resource_fits_a_country_by_its_countries_then_by_its_region(string country, string resource, CountryFit fit) =>
        Assert.Equal(fit, Content.FindCountry(country)!.FitOf(Content.GetResource(resource)));

    /// <summary>Counts the resources, case studies and countries outside the EU.</summary>
    [Fact]
    public void There_is_enough_for_partner_countries()
    {
        CoverageRegion[] partners = [.. Enum.GetValues<CoverageRegion>().Except([CoverageRegion.World, CoverageRegion.EuropeanUnion])];

        Assert.True(Content.Resources.Count(resource => resource.Coverage.Intersect(partners).Any()) >= 25);
        Assert.True(Content.Packages.SelectMany(package => package.Cases).Count(study => study.CountryIds.Count > 0) >= 6);
        Assert.Equal(28, Content.Countries.Count(country => country.Region != CoverageRegion.EuropeanUnion));
        Assert.All(
            Content.Countries,
            country => Assert.Contains(Content.Resources, resource => country.FitOf(resource) >= CountryFit.Region)
        );
    }

    [Fact]
    public void A_journey_keeps_its_country_over_a_new_start_and_loses_it_when_it_is_erased()
    {
        var journey = new Journey().InCountry(Content, "ge");

        Assert.Equal("ge", journey.Restart(Content).CountryId);
        Assert.Equal(new Journey { Round = 2 }, journey.Erase() with { });
        Assert.Equal(journey, journey.InCountry(Content, "it"));
        Assert.Null(journey.InCountry(Content, null).CountryId);
    }
}
