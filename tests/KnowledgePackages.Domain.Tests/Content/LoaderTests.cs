using System.Text;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

public class LoaderTests
{
    [Fact]
    public void A_good_folder_becomes_a_snapshot_with_everything_in_order()
    {
        var content = new SampleFolder().Content();

        Assert.Equal(["next-c1", "next-c2", "next-c3"], content.Questions.Select(question => question.Id));
        Assert.Equal([1, 2], content.GetPackage("next").Stations.Select(station => station.Number));
        Assert.Equal(["r1", "r2"], content.GetChallenge("next-c1").ResourceIds);
        Assert.Equal(["next-s1", "next-s2"], content.GetChallenge("next-c2").StationIds);
        Assert.Equal(ResourceKind.CaseStudy, content.GetResource("r1").Kind);
        Assert.Equal(2020, content.GetResource("r1").Year);
        Assert.Null(content.GetResource("r2").Year);
        Assert.Equal("basic", content.GetCase("case-1").PackageId);
        Assert.Equal(["r1"], content.GetTip("next-s1-t1").ResourceIds);
        Assert.Equal(["r2"], content.GetAction("next-s1-a1").ResourceIds);
    }

    [Fact]
    public void A_station_is_cut_into_steps_named_after_their_first_item()
    {
        var steps = new SampleFolder().Content().GetStation("next-s1").Steps;

        Assert.Equal(["next-s1", "r1", "r4", "next-s1-t1", "next-s1-t5", "next-s1-a1"], steps.Select(step => step.Id));
        Assert.Equal(
            [StepKind.About, StepKind.Resources, StepKind.Resources, StepKind.Tips, StepKind.Tips, StepKind.Actions],
            steps.Select(step => step.Kind));
        Assert.Equal(["r1", "r2", "r3"], steps[1].ItemIds);
        Assert.Equal(["next-s1-a1", "next-s1-a2"], steps[5].ItemIds);
    }

    [Fact]
    public void A_step_holds_five_resources_and_eight_tips_where_the_editors_say_nothing()
    {
        var folder = new SampleFolder().Replace("content.json", ",\n  \"resourcesPerStep\": 3,\n  \"tipsPerStep\": 4", "");

        Assert.Equal(["next-s1", "r1", "next-s1-t1", "next-s1-a1"], folder.Content().GetStation("next-s1").Steps.Select(step => step.Id));
    }

    [Fact]
    public void An_id_of_another_kind_is_not_found()
    {
        var content = new SampleFolder().Content();

        Assert.Null(content.FindPackage("next-c1"));
        Assert.Null(content.FindStation(null));
        Assert.Throws<KeyNotFoundException>(() => content.GetChallenge("next-s1"));
    }

    [Fact]
    public void The_version_ends_with_a_hash_that_any_word_changes()
    {
        var version = new SampleFolder().Content().Version;
        var reworded = new SampleFolder().Replace("texts/en/packages.json", "Start.", "Begin.").Content().Version;

        Assert.Matches("^1\\.2\\.3-[0-9a-f]{8}$", version);
        Assert.Equal(version, new SampleFolder().Content().Version);
        Assert.NotEqual(version, reworded);
    }

    [Fact]
    public void What_is_not_content_does_not_change_the_version()
    {
        var version = new SampleFolder().Content().Version;

        Assert.Equal(
            version,
            new SampleFolder().Put("README.md", "x").Put("schema/content.json", "{}").Put(".idea/x", "x").Content().Version
        );
    }

    [Fact]
    public void A_byte_order_mark_is_allowed()
    {
        byte[] marked =
        [
            0xEF,
            0xBB,
            0xBF,
            .. Encoding.UTF8.GetBytes(
                """{ "$schema": "../../schema/texts-synonyms.json", "synonyms": { "yes": ["oui"], "no": ["no"] } }"""
            ),
        ];

        Assert.Equal(["oui"], new SampleFolder().Put("texts/en/synonyms.json", marked).Content().In("en").Synonyms("yes"));
    }

    [Fact]
    public void The_same_path_twice_is_our_mistake() =>
        Assert.Throws<ArgumentException>(() =>
            ContentLoader.Load([new("content.json", default), new("content.json", default)], SampleFolder.Requirements)
        );

    [Fact]
    public void All_problems_of_all_files_come_at_once_sorted_by_file_and_line()
    {
        var problems = new SampleFolder()
            .Replace("challenges.json", "\"r4\"", "\"r9\"")
            .Replace("challenges.json", "\"r3\"", "\"r8\"")
            .Replace("packages.json", "\"level\": \"advanced\"", "\"level\": \"expert\"")
            .Replace("texts/en/cases.json", "Egypt", "")
            .Replace("texts/en/messages.json", "{name}", "{nmae}")
            .Remove("texts/en/page.json")
            .Problems();

        Assert.Equal(
            [
                "challenges.json:6",
                "challenges.json:7",
                "packages.json:7",
                "texts/en/cases.json:3",
                "texts/en/messages.json:5",
                "texts/en/messages.json:5",
                "texts/en/page.json:",
            ],
            problems.Select(problem => $"{problem.File}:{problem.Line}")
        );
        Assert.All(problems, problem => Assert.NotEmpty(problem.Fix));
    }

    [Fact]
    public void A_problem_is_one_line_for_a_terminal()
    {
        var problem = Assert.Single(new SampleFolder().Replace("challenges.json", "\"r4\"", "\"r9\"").Problems());

        Assert.Equal(
            "challenges.json:7: r9: There is no resource with this id. Put the id right, or add the resource to resources.json.",
            problem.ToString());
    }
}
