using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Bot.Tests;

/// <summary>The sample content follows the rules of shipped content, and has everything that the tests of conversations need.</summary>
public sealed class SampleContentTests
{
    [Fact]
    public void It_loads_and_the_lint_has_nothing_to_say()
    {
        Assert.Equal(["en", "ar"], Sample.Content.Languages);
        Assert.Empty(ContentLint.Check(SampleContent.Files, BotFactory.Requirements, FindingSeverity.Error));
    }

    [Fact]
    public void Every_kind_of_step_and_of_resource_is_in_it()
    {
        var stations = Sample.Content.Packages.SelectMany(package => package.Stations).ToList();

        Assert.Equal(
            Enum.GetValues<StepKind>(),
            stations.SelectMany(station => station.Steps).Select(step => step.Kind).Distinct().Order());
        Assert.Contains(stations, station => station.Steps.Count(step => step.Kind == StepKind.Resources) > 1);
        Assert.Contains(stations, station => station.Steps.Count(step => step.Kind == StepKind.Tips) > 1);
        Assert.Equal(
            Enum.GetValues<ResourceKind>(),
            Sample.Content.Resources.Select(resource => resource.Kind).Distinct().Order());
        Assert.Contains(Sample.Content.Resources, resource => resource.Language == "fr");
        Assert.Contains(Sample.Content.Resources, resource => resource.Unavailable is not null);
    }

    [Fact]
    public void Nothing_that_editors_write_comes_from_the_shipped_content() =>
        Assert.DoesNotContain(
            TestContent.Content.Resources.Select(resource => resource.Id),
            id => Sample.Content.FindResource(id) is not null);
}
