using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

public class SyntaxProblemTests
{
    [Fact]
    public void A_missing_comma_is_named_with_its_line()
    {
        var problem = Assert.Single(new SampleFolder().Replace("content.json", "\"1.2.3\",", "\"1.2.3\"").Problems());

        Assert.Equal(("content.json", 4), (problem.File, problem.Line));
        Assert.StartsWith("This is not JSON:", problem.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{ // no comments\n}")]
    [InlineData("{ \"a\": [1, 2,] }")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void What_is_not_json_is_a_problem_of_that_file_alone(string text)
    {
        var problem = Assert.Single(new SampleFolder().Put("challenges.json", text).Problems());

        Assert.Equal("challenges.json", problem.File);
        Assert.NotNull(problem.Line);
    }

    [Fact]
    public void A_file_that_is_not_utf8_names_the_line_with_the_wrong_byte()
    {
        byte[] bytes = [.. "{\n\"version\": \""u8, 0xE9, .. "\"\n}"u8];

        var problem = Assert.Single(new SampleFolder().Put("cases.json", bytes).Problems());

        Assert.Equal(2, problem.Line);
        Assert.Contains("UTF-8", problem.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_a_problem_and_no_exception()
    {
        var problem = Assert.Single(new SampleFolder().Replace("cases.json", "Ours.", "\\ud83d").Problems());

        Assert.Equal(("cases.json", 3), (problem.File, problem.Line));
    }

    [Fact]
    public void The_same_name_twice_in_an_object_is_a_problem()
    {
        var problem = Assert.Single(
            new SampleFolder().Replace("texts/en/resources.json", "\"r2\":", "\"r1\": \"Twice.\", \"r2\":").Problems()
        );

        Assert.Equal(("texts/en/resources.json", 3, "r1"), (problem.File, problem.Line, problem.Id));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    public void A_file_that_is_no_object_is_a_problem(string text) =>
        Assert.Equal("challenges.json", Assert.Single(new SampleFolder().Put("challenges.json", text).Problems()).File);

    [Theory]
    [InlineData("texts/en/messages.json", "\"Hello.\"", "7", "greeting")]
    [InlineData("texts/en/messages.json", "\"Hello.\"", "null", "greeting")]
    [InlineData("texts/en/messages.json", "\"Hello.\"", "\"\"", "greeting")]
    [InlineData("texts/en/messages.json", "\"Hello.\"", "\" Hello.\"", "greeting")]
    [InlineData("texts/en/messages.json", "\"Hello.\"", "[\"Hello.\"]", "greeting")]
    [InlineData("texts/en/packages.json", "\"Start.\"", "true", "basic.tagline")]
    [InlineData("texts/en/synonyms.json", "[\"no\"]", "\"no\"", "no")]
    [InlineData("texts/en/synonyms.json", "[\"no\"]", "[]", "no")]
    [InlineData("texts/en/cases.json", "[\"Do it.\", \"Do it well.\"]", "[]", "case-1.takeaways")]
    [InlineData("texts/en/templates.json", "\"heading\": \"Head\"", "\"heading\": \"\"", "letter.blocks[1].heading")]
    [InlineData("texts/en/templates.json", "\"heading\": \"Head\"", "\"heading\": \"Head\", \"text\": \"T\"", "letter.blocks[1]")]
    [InlineData("texts/en/templates.json", "\"heading\": \"Head\"", "", "letter.blocks[1]")]
    [InlineData("texts/en/templates.json", "\"heading\": \"Head\"", "\"title\": \"Head\"", "letter.blocks[1].title")]
    [InlineData("texts/en/templates.json", "\"boxes\": [\"Sent\"]", "\"boxes\": []", "letter.blocks[5].boxes")]
    [InlineData("texts/en/templates.json", "[\"Who\", \"What\"]", "[\"Who\"]", "letter.blocks[7].table.columns")]
    [InlineData("texts/en/templates.json", ", \"rows\": [\"We\"], \"empty\": 2", "", "letter.blocks[7].table")]
    [InlineData("countries.json", "\"eastern-partnership\"", "\"world\"", "ge.region")]
    [InlineData(
        "stations/next-s2.json",
        "\"id\": \"next-s2-a1\",",
        "\"id\": \"next-s2-a1\", \"needsEuPartner\": false,",
        "next-s2-a1.needsEuPartner"
    )]
    [InlineData("templates.json", "[\"next-s1-a1\"]", "[]", "letter.offeredAt")]
    [InlineData("texts/en/stations.json", "\"T3\"", "{}", "next-s1-t3")]
    [InlineData("resources.json", "2020", "\"2020\"", "r1.year")]
    [InlineData("resources.json", "2020", "2020.5", "r1.year")]
    [InlineData("resources.json", "2020", "99999999999999999999", "r1.year")]
    [InlineData("resources.json", "\"case-study\"", "\"CaseStudy\"", "r1.kind")]
    [InlineData("resources.json", "\"fr\"", "\"French\"", "r2.language")]
    [InlineData("packages.json", "\"beginner\", ", "\"beginner\", \"colour\": \"teal\", ", "basic.colour")]
    [InlineData("stations/next-s2.json", "\"resources\": [],\n  \"tips\"", "\"tips\"", "next-s2.resources")]
    [InlineData("stations/next-s2.json", "\"id\": \"next-s2-a1\", ", "", "next-s2.actions[1].id")]
    [InlineData("challenges.json", "[\"r1\", \"r2\"]", "[\"r1\", \"r1\"]", "next-c1.resources")]
    [InlineData("content.json", "1.2.3", "1.2", "version")]
    [InlineData("content.json", "[\"en\"]", "[\"en\", \"English\"]", "languages")]
    [InlineData("content.json", "./schema/content.json", "./schema/other.json", "$schema")]
    public void A_wrong_value_is_named_by_its_path(string path, string old, string now, string id)
    {
        var problems = new SampleFolder().Replace(path, old, now).Problems();

        Assert.Contains(problems, problem => problem.File == path && problem.Id == id && problem.Line is > 0);
        Assert.All(
            problems,
            problem => Assert.True(problem.File == path || problem.File.StartsWith("texts/", StringComparison.Ordinal), problem.ToString())
        );
    }
}
