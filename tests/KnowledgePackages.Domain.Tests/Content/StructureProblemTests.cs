using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

public class StructureProblemTests
{
    [Theory]
    [InlineData("http://example.org/1", "httpAllowed")]
    [InlineData("ftp://example.org/1", "https")]
    [InlineData("javascript:alert(1)", "web address")]
    [InlineData("https://", "web address")]
    [InlineData("https:///path", "web address")]
    [InlineData("https://name:secret@example.org/", "web address")]
    [InlineData("https://example.org/a b", "web address")]
    [InlineData("www.example.org", "web address")]
    [InlineData("/path", "web address")]
    public void A_resource_without_a_good_https_address_is_a_problem(string url, string words)
    {
        var problem = Assert.Single(new SampleFolder().Replace("resources.json", "https://example.org/1", url).Problems());

        Assert.Equal(("resources.json", 5, "r1.url"), (problem.File, problem.Line, problem.Id));
        Assert.Contains(words, problem.Problem + problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void The_exceptions_from_https_do_not_count_for_case_studies() =>
        Assert.Equal(
            "case-1.url",
            Assert.Single(new SampleFolder().Replace("cases.json", "https://example.org/case", "http://old.example.org/").Problems()).Id
        );

    [Fact]
    public void An_exception_from_https_that_nothing_needs_any_more_is_a_problem() =>
        Assert.Equal(
            "httpAllowed",
            Assert.Single(new SampleFolder().Replace("resources.json", "\"url\": \"http:", "\"url\": \"https:").Problems()).Id
        );

    [Theory]
    [InlineData("challenges.json", "\"r3\"", "\"nowhere\"", "nowhere")]
    [InlineData("stations/next-s1.json", "[\"r1\", \"r2\", \"r3\", \"r4\"]", "[\"nowhere\"]", "nowhere")]
    [InlineData(
        "stations/next-s1.json",
        "{ \"id\": \"next-s1-t1\", \"resources\": [\"r1\"] }",
        "{ \"id\": \"next-s1-t1\", \"resources\": [\"r7\"] }",
        "r7"
    )]
    [InlineData("stations/next-s1.json", "[\"r2\"]", "[\"r7\"]", "r7")]
    [InlineData("resources.json", "\"id\": \"r1\",", "\"id\": \"r1\", \"countries\": [\"it\"],", "it")]
    [InlineData("cases.json", "\"id\": \"case-1\",", "\"id\": \"case-1\", \"countries\": [\"it\"],", "it")]
    [InlineData("templates.json", "\"next-s1-a1\"", "\"next-s2\"", "next-s2")]
    [InlineData("packages.json", "[\"case-1\"]", "[\"case-1\", \"case-2\"]", "case-2")]
    [InlineData("packages.json", "\"next-c3\"]", "\"next-c3\", \"next-c4\"]", "next-c4")]
    [InlineData("challenges.json", "\"next-c3\", \"stations\": [\"next-s2\"]", "\"next-c3\", \"stations\": [\"basic-s1\"]", "basic-s1")]
    public void A_link_to_nothing_is_a_problem(string path, string old, string now, string id)
    {
        var problem = Assert.Single(new SampleFolder().Replace(path, old, now).Problems());

        Assert.Equal((path, id), (problem.File, problem.Id));
        Assert.NotNull(problem.Line);
    }

    [Theory]
    [InlineData("packages.json", "\"next-c2\", ", "", "next-c2")]
    [InlineData("packages.json", "\"cases\": [\"case-1\"]", "\"cases\": []", "case-1")]
    [InlineData("packages.json", "\"next-c3\"],", "\"next-c3\", \"basic-c1\"],", "basic-c1")]
    public void Every_thing_belongs_to_exactly_one_package(string path, string old, string now, string id) =>
        Assert.Contains(new SampleFolder().Replace(path, old, now).Problems(), problem => problem.Id == id);

    [Theory]
    [InlineData("stations/next-s2.json", "next-s2-a1", "next-s1-a1")]
    [InlineData("cases.json", "case-1", "r1")]
    [InlineData("templates.json", "letter", "r1")]
    [InlineData("countries.json", "rs", "r1")]
    public void An_id_is_used_once_whatever_it_names(string path, string old, string now) =>
        Assert.Contains(
            new SampleFolder().Replace(path, old, now).Problems(),
            problem => problem.Id == now && problem.Problem.StartsWith("The id is taken", StringComparison.Ordinal));

    [Fact]
    public void A_station_file_has_the_name_of_its_id() =>
        Assert.Contains(
            new SampleFolder().Replace("stations/next-s2.json", "\"id\": \"next-s2\"", "\"id\": \"next-s3\"").Problems(),
            problem => problem.File == "stations/next-s2.json" && problem.Fix.Contains("next-s3.json", StringComparison.Ordinal));

    [Fact]
    public void There_is_one_beginner_and_one_advanced_package() =>
        Assert.Equal("next", Assert.Single(new SampleFolder().Replace("packages.json", "\"advanced\"", "\"beginner\"").Problems()).Id);

    [Fact]
    public void A_third_package_is_a_problem()
    {
        var problems = new SampleFolder()
            .Replace(
                "packages.json",
                "\"packages\": [",
                "\"packages\": [{ \"id\": \"third\", \"level\": \"advanced\", \"challenges\": [], \"stations\": [], \"cases\": [] },"
            )
            .Problems();

        Assert.Contains(problems, problem => problem.Problem == "There are 3 packages.");
        Assert.Contains(problems, problem => problem.Id == "third.challenges");
        Assert.Contains(problems, problem => problem.Id == "third.stations");
    }

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("texts/en/extra.json")]
    [InlineData("texts/messages.json")]
    [InlineData("stations/deep/next-s1.json")]
    [InlineData("stations/next-s1.json.bak")]
    public void A_file_that_nothing_reads_is_a_problem(string path) =>
        Assert.Equal(path, Assert.Single(new SampleFolder().Put(path, "{}").Problems()).File);

    [Theory]
    [InlineData("content.json")]
    [InlineData("challenges.json")]
    [InlineData("resources.json")]
    [InlineData("texts/en/stations.json")]
    [InlineData("texts/en/synonyms.json")]
    public void A_missing_file_is_one_problem(string path)
    {
        var problem = Assert.Single(new SampleFolder().Remove(path).Problems());

        Assert.Equal((path, "The file is missing."), (problem.File, problem.Problem));
    }

    [Fact]
    public void An_empty_folder_is_a_list_of_missing_files() =>
        Assert.Equal(8, KnowledgePackages.Domain.Content.ContentLoader.Load([], SampleFolder.Requirements).ExpectProblems().Count);

    [Theory]
    [InlineData("{ \"since\": \"2026-02-30\", \"substitute\": \"r2\" }", "r1.unavailable.since", "is not a day")]
    [InlineData("{ \"since\": \"2026-02-28\", \"substitute\": \"r7\" }", "r1.unavailable.substitute", "no resource with this id")]
    [InlineData("{ \"since\": \"2026-02-28\", \"substitute\": \"r1\" }", "r1.unavailable.substitute", "stand in for itself")]
    [InlineData("{ \"since\": \"2026-02-28\", \"substitute\": \"http://example.org/\" }", "r1.unavailable.substitute", "begins with http:")]
    [InlineData("{ \"since\": \"2026-02-28\" }", "r1.unavailable.substitute", "This is missing")]
    [InlineData(
        "{ \"since\": \"2026-02-28\", \"substitute\": \"r2\", \"why\": \"Gone.\" }",
        "r1.unavailable.why",
        "Nothing here has this name"
    )]
    public void A_resource_that_cannot_be_opened_says_since_when_and_what_stands_in_for_it(string unavailable, string id, string told)
    {
        var problem = Assert.Single(Away("r1", unavailable).Problems());

        Assert.Equal(("resources.json", id), (problem.File, problem.Id));
        Assert.Contains(told, problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_substitute_can_be_opened_itself() =>
        Assert.All(
            Away(
                    "r1",
                    "{ \"since\": \"2026-02-28\", \"substitute\": \"r2\" }",
                    Away("r2", "{ \"since\": \"2026-02-28\", \"substitute\": \"r1\" }")
                )
                .Problems(),
            problem => Assert.Contains("cannot be opened either", problem.Problem, StringComparison.Ordinal)
        );

    [Fact]
    public void The_host_of_a_substitute_is_an_allowed_one() => Assert.Contains(
        Away("r1", "{ \"since\": \"2026-02-28\", \"substitute\": \"https://copy.example/r1\" }")
            .Replace("resources.json", "\"httpAllowed\"", "\"hosts\": [\"example.org\", \"old.example.org\"], \"httpAllowed\"").Problems(),
        problem => problem.Id == "r1" && problem.Problem.Contains("'copy.example'", StringComparison.Ordinal));

    [Fact]
    public void A_substitute_is_another_resource_or_an_address()
    {
        var content = Away(
                "r1",
                "{ \"since\": \"2026-02-28\", \"substitute\": \"r3\" }",
                Away("r2", "{ \"since\": \"2026-03-01\", \"substitute\": \"https://copy.example/r2\" }")
            )
            .Content();

        Assert.Equal(new Unavailability(new(2026, 2, 28), "r3", new("http://old.example.org/")), content.GetResource("r1").Unavailable);
        Assert.Equal(new Unavailability(new(2026, 3, 1), null, new("https://copy.example/r2")), content.GetResource("r2").Unavailable);
        Assert.Null(content.GetResource("r3").Unavailable);
    }

    private static SampleFolder Away(string id, string unavailable, SampleFolder? folder = null) =>
        (folder ?? new SampleFolder()).Replace(
            "resources.json",
            $"\"id\": \"{id}\",",
            $"\"id\": \"{id}\", \"unavailable\": {unavailable},"
        );
}
