using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

public class LanguageTests
{
    private const string French = """
        {
          "$schema": "../../schema/texts-messages.json",
          "messages": { "left": { "one": "Reste {count} action.", "other": "Restent {count} actions." } }
        }
        """;

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("FR", "fr")]
    [InlineData("fr-CA", "fr")]
    [InlineData("fr_CA", "fr")]
    [InlineData("fr-Latn-CA", "fr")]
    [InlineData("de", "en")]
    [InlineData("f", "en")]
    [InlineData("-", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void The_nearest_language_is_taken(string? asked, string given) =>
        Assert.Equal(given, WithFrench().Content().In(asked).Language);

    [Fact]
    public void What_a_language_lacks_is_in_the_default_language()
    {
        var french = WithFrench().Content().In("fr");

        Assert.Equal("Hello.", french.Message("greeting"));
        Assert.Equal("Basic", french.Package("basic").Title);
        Assert.Equal(2, french.Glossary.Count);
        Assert.Equal(["yes", "yep"], french.Synonyms("yes"));
    }

    [Fact]
    public void A_number_takes_the_form_of_the_language_that_the_text_is_written_in()
    {
        var content = WithFrench()
            .Replace("texts/fr/messages.json", "\"messages\": {", "\"messages\": { \"greeting\": \"Bonjour.\",")
            .Content();

        Assert.Equal("Reste 0 action.", content.In("fr").Message("left", ("count", 0)));
        Assert.Equal("0 actions are left.", content.In("en").Message("left", ("count", 0)));

        var partly = new SampleFolder()
            .Replace("content.json", "[\"en\"]", "[\"en\", \"fr\"]")
            .Put("texts/fr/messages.json", """{ "$schema": "../../schema/texts-messages.json", "messages": { "greeting": "Bonjour." } }""")
            .Content();
        Assert.Equal("0 actions are left.", partly.In("fr").Message("left", ("count", 0)));
    }

    [Fact]
    public void Unknown_ids_and_other_placeholders_are_problems_in_every_language()
    {
        var problems = WithFrench()
            .Replace(
                "texts/fr/messages.json",
                "\"messages\": {",
                "\"messages\": { \"bonjour\": \"Bonjour.\", \"hello\": \"Bonjour {nom}.\","
            )
            .Put("texts/fr/resources.json", """{ "$schema": "../../schema/texts-resources.json", "summaries": { "r77": "Bien." } }""")
            .Put(
                "texts/fr/glossary.json",
                """{ "$schema": "../../schema/texts-glossary.json", "terms": { "efp": { "term": "EFP", "definition": "Formation." } } }"""
            )
            .Problems();

        Assert.Equal(["efp", "bonjour", "hello", "hello", "r77"], problems.Select(problem => problem.Id));
    }

    [Fact]
    public void A_language_without_texts_is_a_problem() =>
        Assert.Equal("uk", Assert.Single(new SampleFolder().Replace("content.json", "[\"en\"]", "[\"en\", \"uk\"]").Problems()).Id);

    [Fact]
    public void A_folder_of_a_language_that_is_not_listed_is_one_problem() =>
        Assert.Equal(
            "fr",
            Assert.Single(new SampleFolder().Put("texts/fr/messages.json", French).Put("texts/fr/page.json", French).Problems()).Id
        );

    [Fact]
    public void The_default_language_is_in_the_list_and_comes_first()
    {
        var content = WithFrench().Replace("content.json", "[\"en\", \"fr\"]", "[\"fr\", \"en\"]").Content();

        Assert.Equal(["en", "fr"], content.Languages);
        Assert.Equal("en", content.DefaultLanguage);
        Assert.Contains(
            new SampleFolder().Replace("content.json", "[\"en\"]", "[\"fr\"]").Problems(),
            problem => problem.Id == "languages"
        );
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("ar-EG", true)]
    [InlineData("fr", false)]
    public void Arabic_is_written_from_the_right(string language, bool fromTheRight)
    {
        var folder = new SampleFolder().Replace("content.json", "[\"en\"]", $"[\"en\", \"{language}\"]")
            .Put($"texts/{language}/synonyms.json", """{ "$schema": "../../schema/texts-synonyms.json", "synonyms": { "yes": ["x"] } }""");

        Assert.Equal(fromTheRight, folder.Content().In(language).IsRightToLeft);
    }

    [Fact]
    public void A_language_is_called_by_its_own_name_and_those_without_texts_are_known_too()
    {
        var content = WithFrench().Content();

        Assert.Equal("français", content.NameOf("fr"));
        Assert.Equal(["anglais"], content.LanguageNames.First(names => names.Tag == "en").Others);
        Assert.Contains(content.LanguageNames, names => names.Tag == "it");
        Assert.Null(content.Find("it-IT"));
    }

    [Theory]
    [InlineData("\"fr\": [\"français\"], ", "", "fr")]
    [InlineData("[\"italiano\"]", "[\"italiano\", \"Anglais\"]", "it")]
    [InlineData("[\"italiano\"]", "[]", "it")]
    [InlineData("\"it\"", "\"Italian\"", "Italian")]
    public void A_language_without_a_name_and_a_name_of_two_languages_are_problems(string old, string now, string id) =>
        Assert.Equal(id, Assert.Single(WithFrench().Replace("languages.json", old, now).Problems()).Id);

    private static SampleFolder WithFrench() => new SampleFolder()
        .Replace("content.json", "[\"en\"]", "[\"en\", \"fr\"]")
        .Put("texts/fr/messages.json", French);
}
