using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

public class TextProblemTests
{
    [Theory]
    [InlineData("texts/en/resources.json", "\"r4\": \"Good for 4.\"", "\"r5\": \"Good for 5.\"", "r4", "r5")]
    [InlineData("texts/en/stations.json", "\"next-s1-t5\"", "\"next-s1-t6\"", "next-s1-t5", "next-s1-t6")]
    [InlineData("texts/en/stations.json", "\"next-s1-a2\"", "\"next-s1-a3\"", "next-s1-a2", "next-s1-a3")]
    [InlineData("texts/en/stations.json", "\"next-s2\": {", "\"next-s3\": {", "next-s2", "next-s3")]
    [InlineData("texts/en/packages.json", "\"next\": {", "\"nxt\": {", "next", "nxt")]
    [InlineData("texts/en/challenges.json", "\"next-c2\"", "\"next-c9\"", "next-c2", "next-c9")]
    [InlineData("texts/en/cases.json", "\"case-1\"", "\"case-2\"", "case-1", "case-2")]
    [InlineData("texts/en/countries.json", "\"ge\"", "\"gg\"", "ge", "gg")]
    [InlineData("texts/en/templates.json", "\"letter\"", "\"lettre\"", "letter", "lettre")]
    [InlineData("texts/en/messages.json", "\"greeting\"", "\"greting\"", "greeting", "greting")]
    [InlineData("texts/en/synonyms.json", "\"no\": [", "\"nein\": [", "no", "nein")]
    public void A_misspelt_id_is_a_missing_text_and_an_unknown_one(string path, string old, string now, string missing, string unknown)
    {
        var problems = new SampleFolder().Replace(path, old, now).Problems();

        Assert.Contains(problems, problem => problem.File == path && problem.Id == missing && problem.Line is null);
        Assert.Contains(problems, problem => problem.File == path && problem.Id == unknown && problem.Line is > 0);
    }

    [Theory]
    [InlineData("\"Georgian\"", "\"serbia\"", "rs")]
    [InlineData("\"Republic of Serbia\"", "\"Georgia\"", "rs")]
    public void A_name_leads_to_one_country(string old, string now, string id) =>
        Assert.Equal(
            ("texts/en/countries.json", id),
            Assert.Single(
                new SampleFolder().Replace("texts/en/countries.json", old, now).Problems().Select(problem => (problem.File, problem.Id))
            )
        );

    [Fact]
    public void A_tip_stands_under_its_own_station() =>
        Assert.Equal(
            "Move it under next-s1.",
            Assert
                .Single(
                    new SampleFolder()
                        .Replace("texts/en/stations.json", ", \"next-s1-t5\": \"T5\"", "")
                        .Replace(
                            "texts/en/stations.json",
                            "\"summary\": \"Third.\",\n      \"tips\": {}",
                            "\"summary\": \"Third.\",\n      \"tips\": { \"next-s1-t5\": \"T5\" }"
                        )
                        .Problems()
                )
                .Fix
        );

    [Theory]
    [InlineData("\"Hello {name}.\"", "\"Hello.\"", "hello", "lacks {name}")]
    [InlineData("\"Hello {name}.\"", "\"Hello {name} of {town}.\"", "hello", "not fill in {town}")]
    [InlineData("\"Hello {name}.\"", "\"Hello {name.\"", "hello", "brace")]
    [InlineData("\"Hello {name}.\"", "\"Hello {name} {}.\"", "hello", "brace")]
    [InlineData("\"Hello.\"", "{ \"one\": \"Hello.\", \"other\": \"Hello.\" }", "greeting", "no plural forms")]
    [InlineData("\"one\": \"One action is left.\", ", "", "left", "'one' is missing")]
    [InlineData("\"one\": \"One action is left.\", ", "\"one\": \"1\", \"few\": \"{count}\", ", "left.few", "no such plural form")]
    [InlineData("\"One action is left.\"", "\"One {thing} is left.\"", "left.one", "not fill in {thing}")]
    public void The_placeholders_of_a_message_are_those_that_the_program_fills_in(string old, string now, string id, string words)
    {
        var problems = new SampleFolder().Replace("texts/en/messages.json", old, now).Problems();

        Assert.Contains(
            problems,
            problem => problem.Id == id && problem.Problem.Contains(words, StringComparison.Ordinal) && problem.Line is > 0
        );
    }

    [Fact]
    public void Messages_of_the_page_are_compared_once_one_of_them_is_required()
    {
        var withPage = SampleFolder.Requirements.And(new([new("page.title"), new("page.help")], []));

        Assert.Equal("page.help", Assert.Single(new SampleFolder().Problems(withPage)).Id);
        Assert.IsType<ContentResult.Loaded>(new SampleFolder().Load());
    }

    [Theory]
    [InlineData("texts/en/page.json", "page.title", "title")]
    [InlineData("texts/en/messages.json", "greeting", "page.greeting")]
    public void A_message_stands_in_the_file_that_its_id_says(string path, string old, string now) =>
        Assert.Contains(
            new SampleFolder().Replace(path, old, now).Problems(),
            problem => problem.Id == now && problem.Problem.Contains("wrong file", StringComparison.Ordinal));

    [Theory]
    [InlineData("name.short", "name.shorter", "name.short", "missing")]
    [InlineData("name.short", "name.shorter", "name.shorter", "no text")]
    [InlineData("Packages", "Knowledge Packages for everybody", "name.short", "32 characters")]
    public void The_texts_for_Teams_are_those_that_it_has_room_for(string old, string now, string id, string told) =>
        Assert.Contains(
            new SampleFolder().Replace("texts/en/teams.json", old, now).Problems(),
            problem => problem.Id == id && problem.Problem.Contains(told, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("\"term\": \"VET\"", "\"term\": \"s3\"")]
    [InlineData("[\"smart specialisation\", \"S3\"]", "[\"Vet\"]")]
    public void A_word_leads_to_one_term_whatever_the_case(string old, string now) =>
        Assert.Contains(
            "leads to",
            Assert.Single(new SampleFolder().Replace("texts/en/glossary.json", old, now).Problems()).Problem,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_synonym_stands_once_in_its_group() =>
        Assert.Equal("yes", Assert.Single(new SampleFolder().Replace("texts/en/synonyms.json", "\"yep\"", "\"Yes\"").Problems()).Id);
}
