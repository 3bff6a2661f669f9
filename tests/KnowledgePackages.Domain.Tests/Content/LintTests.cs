using System.Text.Json;
using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

public class LintTests
{
    private const string Long =
        "Organisational institutionalisation necessitates comprehensive interdisciplinary collaboration throughout vocational qualification systems internationally.";

    [Theory]
    [InlineData(
        "texts/en/synonyms.json",
        "\"no\": [\"no\"]",
        "\"no\": [\"no\", \"Yep\"]",
        "no",
        "means yes already",
        FindingSeverity.Error
    )]
    [InlineData(
        "texts/en/synonyms.json",
        "\"no\": [\"no\"]",
        "\"no\": [\"no\", \"yép\"]",
        "no",
        "means yes already",
        FindingSeverity.Error
    )]
    [InlineData(
        "texts/en/synonyms.json",
        "\"no\": [\"no\"]",
        "\"no\": [\"no\", \"Anglais\"]",
        "no",
        "is the name of the language en",
        FindingSeverity.Error
    )]
    [InlineData(
        "resources.json",
        "https://example.org/2",
        "https://www.example.org/1/",
        "r2",
        "r1 has this address already",
        FindingSeverity.Error
    )]
    [InlineData(
        "resources.json",
        "\"httpAllowed\"",
        "\"hosts\": [\"example.org\"], \"httpAllowed\"",
        "r3",
        "'old.example.org' is not in",
        FindingSeverity.Error
    )]
    [InlineData(
        "resources.json",
        "\"httpAllowed\"",
        "\"hosts\": [\"example.org\", \"old.example.org\", \"b.org\"], \"httpAllowed\"",
        "hosts",
        "leads to 'b.org' any more",
        FindingSeverity.Error
    )]
    [InlineData("cases.json", "\"cases\"", "\"hosts\": [\"b.org\"], \"cases\"", "case-1", "'example.org' is not in", FindingSeverity.Error)]
    [InlineData("texts/en/resources.json", "Good for 2.", "good for 1.", "r2", "r1 has the same text", FindingSeverity.Warning)]
    [InlineData(
        "texts/en/stations.json",
        "\"T3\"",
        "\"Ask the EQAVET office.\"",
        "next-s1-t3",
        "'EQAVET' is not in the glossary",
        FindingSeverity.Warning
    )]
    [InlineData("texts/en/stations.json", "\"T3\"", "\"" + Long + "\"", "next-s1-t3", "hard to read", FindingSeverity.Warning)]
    [InlineData("texts/en/stations.json", "\"T3\"", "\"" + Long + Long + Long + "\"", "next-s1-t3", "characters", FindingSeverity.Warning)]
    [InlineData(
        "texts/en/stations.json",
        "A photo",
        "A list",
        "next-s1-a2.evidence",
        "next-s1-a1.evidence has the same text",
        FindingSeverity.Warning
    )]
    [InlineData(
        "texts/en/cases.json",
        "Do it well.",
        "do it.",
        "case-1.takeaways[2]",
        "case-1.takeaways[1] has the same text",
        FindingSeverity.Warning
    )]
    [InlineData(
        "resources.json",
        "\"id\": \"r1\",",
        "\"id\": \"r1\", \"searchOnly\": true,",
        "r1",
        "says search only, but it is on a route",
        FindingSeverity.Error
    )]
    [InlineData(
        "challenges.json",
        "[\"basic-s1\"], \"resources\": [\"r1\"]",
        "[\"basic-s1\"], \"resources\": [\"r1\", \"r2\"]",
        "basic-c1",
        "None of its stations shows 'r2'",
        FindingSeverity.Error
    )]
    [InlineData("texts/en/messages.json", "Hello {name}.", "Hello {town}.", "hello", "lacks {name}", FindingSeverity.Error)]
    [InlineData("texts/en/stations.json", "\"T3\"", "\"\"", "next-s1-t3", "empty", FindingSeverity.Error)]
    public void Names_what_a_reader_would_stumble_over(
        string path,
        string old,
        string now,
        string id,
        string told,
        FindingSeverity severity
    )
    {
        var before = new SampleFolder().Lint();

        var found = Assert.Single(
            new SampleFolder().Replace(path, old, now).Lint().Except(before),
            found => found.Problem.Problem.Contains(told, StringComparison.Ordinal)
        );

        Assert.Equal((path, id, severity), (found.Problem.File, found.Problem.Id, found.Severity));
        Assert.True(found.Problem.Line is > 0);
        Assert.NotEmpty(found.Problem.Fix);
    }

    [Theory]
    [InlineData("{ \"text\": \"Say what you want.\" },", "", "letter.blocks[2]", "Here is a list of 1 points, and in 'en' a text.")]
    [InlineData("\"Second\"", "\"Second\", \"Third\"", "letter.blocks[4]", "Here is a list of 3 numbers, and in 'en' a list of 2 numbers.")]
    [InlineData("\"empty\": 2", "\"empty\": 3", "letter.blocks[7]", "3 empty rows")]
    [InlineData(", \"empty\": 2 } }", " } }, { \"text\": \"More.\" }", "letter.blocks[7]", "0 empty rows")]
    [InlineData("\"empty\": 2 } }", "\"empty\": 2 } }, { \"text\": \"More.\" }", "letter.blocks[8]", "Here is a text, and in 'en' nothing.")]
    [InlineData("Say what you want.", "Dites ce que vous voulez.", null, "")]
    public void A_template_asks_for_the_same_things_in_every_language(string old, string now, string? id, string told)
    {
        var found = new SampleFolder()
            .Replace("content.json", "[\"en\"]", "[\"en\", \"fr\"]")
            .AllIn("fr")
            .Replace("texts/fr/templates.json", old, now)
            .Lint()
            .Where(found => found.Problem.Fix.Contains("same parts", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(id, found.SingleOrDefault()?.Problem.Id);
        Assert.All(found, found => Assert.Contains(told, found.Problem.Problem, StringComparison.Ordinal));
        Assert.All(found, found => Assert.Equal(("texts/fr/templates.json", FindingSeverity.Error), (found.Problem.File, found.Severity)));
    }

    [Theory]
    [InlineData("how long does it take", "Yes", "means yes already")]
    [InlineData("how long does it take", "Italiano", "means it already")]
    [InlineData("how long does it take", "who made THIS", "asks time already")]
    [InlineData("Three minutes.", "{minutes} minutes.", "no value for {minutes}")]
    [InlineData("Three minutes.", "Three } minutes.", "a brace that is not part")]
    public void Names_what_is_wrong_with_a_question_about_the_assistant(string old, string now, string told)
    {
        var folder = new SampleFolder().Put("texts/en/about.json", About);
        Assert.DoesNotContain(folder.Lint(), found => found.Problem.File == "texts/en/about.json");

        var found = folder.Replace("texts/en/about.json", old, now).Lint().Where(found => found.Problem.File == "texts/en/about.json");

        Assert.Contains(found, found => found.Problem.Problem.Contains(told, StringComparison.Ordinal) && found.Problem.Line is > 0);
    }

    [Fact]
    public void Names_a_question_about_the_assistant_with_few_wordings() => Assert.Contains(
        new SampleFolder().Put("texts/en/about.json", About).Replace("texts/en/about.json", ", \"w7\"", "").Lint(),
        found => found.Problem.Problem.Contains("too short", StringComparison.Ordinal));

    [Fact]
    public void Names_a_topic_whose_item_does_not_exist_and_one_without_words()
    {
        var folder = new SampleFolder()
            .Put("topics.json", """{ "$schema": "./schema/topics.json", "topics": { "work": ["r1", "r99"], "play": ["next-s1"] } }""")
            .Put("texts/en/topics.json", """{ "$schema": "../../schema/texts-topics.json", "topics": { "work": ["job"], "rest": ["sleep"] } }""");

        var problems = folder.Lint().Select(found => (found.Problem.File, found.Problem.Id)).ToList();

        Assert.Contains(("topics.json", "r99"), problems);
        Assert.Contains(("texts/en/topics.json", "play"), problems);
        Assert.Contains(("texts/en/topics.json", "rest"), problems);
        Assert.DoesNotContain(("topics.json", "r1"), problems);
    }

    private const string About = """
        { "$schema": "../../schema/texts-about.json", "about": {
          "time": { "asked": ["how long does it take", "w1", "w2", "w3", "w4", "w5", "w6", "w7"], "answer": ["Three minutes."] },
          "makers": { "asked": ["who made this", "v1", "v2", "v3", "v4", "v5", "v6", "v7"], "words": ["who + made"], "answer": ["We did."] }
        } }
        """;

    [Fact]
    public void Names_a_resource_that_nothing_leads_to()
    {
        var folder = new SampleFolder()
            .Replace("challenges.json", "[\"r4\"]", "[\"r3\"]")
            .Replace("stations/next-s1.json", "\"r3\", \"r4\"", "\"r3\"");

        Assert.Equal(
            "r4",
            Assert.Single(folder.Lint(), found => found.Problem.Problem.StartsWith("Nobody can reach", StringComparison.Ordinal)).Problem.Id
        );
    }

    [Theory]
    [InlineData("Tap the knob.", "'knob' is not used in this language", "button")]
    [InlineData("Tap the KNOB.", "'knob' is not used in this language", "button")]
    [InlineData("Tap the doorknob.", null, null)]
    public void One_word_is_used_for_one_thing(string text, string? told, string? use)
    {
        var found = new SampleFolder()
            .Put("texts/en/terms.json", Terms("button", "knob"))
            .Replace("texts/en/stations.json", "\"T3\"", $"\"{text}\"")
            .Lint()
            .Where(found => found.Problem.Problem.Contains("is not used", StringComparison.Ordinal))
            .ToList();

        if (told is null)
        {
            Assert.Empty(found);
            return;
        }

        var problem = Assert.Single(found).Problem;
        Assert.Equal(("texts/en/stations.json", "next-s1.tips.next-s1-t3"), (problem.File, problem.Id));
        Assert.Contains(told, problem.Problem, StringComparison.Ordinal);
        Assert.Contains(use!, problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_people_type_may_be_any() =>
        Assert.DoesNotContain(
            new SampleFolder()
                .Put("texts/en/terms.json", Terms("yes", "yep", "S3"))
                .Replace("texts/en/glossary.json", "Smart specialisation (S3)", "Smart specialisation")
                .Lint(),
            found => found.Problem.Problem.Contains("is not used", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("fr", "Qui ?", "A line can break")]
    [InlineData("fr", "Dit « oui\u202f».", "A line can break")]
    [InlineData("fr", "L'école.", "straight")]
    [InlineData("fr", "Qui\u202f? L’école.", null)]
    [InlineData("uk", "п\u02BCять", "not the Ukrainian one")]
    [InlineData("uk", "п’ять", null)]
    [InlineData("en", "ETF's : yes", null)]
    public void Signs_are_written_as_the_language_does(string language, string text, string? told)
    {
        var found = new SampleFolder()
            .Replace("content.json", "[\"en\"]", language == "en" ? "[\"en\"]" : $"[\"en\", \"{language}\"]")
            .AllIn(language)
            .Replace($"texts/{language}/stations.json", "\"T3\"", $"\"{text}\"")
            .Lint()
            .Where(found => found.Problem is { Id: "next-s1.tips.next-s1-t3" });

        Assert.Equal(told is null ? 0 : 1, found.Count(found => found.Problem.Problem.Contains(told ?? "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_resource_that_is_for_search_only_needs_no_place_on_a_route()
    {
        var folder = new SampleFolder()
            .Replace("challenges.json", "[\"r4\"]", "[\"r3\"]")
            .Replace("stations/next-s1.json", "\"r3\", \"r4\"", "\"r3\"")
            .Replace("resources.json", "\"id\": \"r4\",", "\"id\": \"r4\", \"searchOnly\": true,");

        Assert.DoesNotContain(folder.Lint(), found => found.Problem.Id == "r4");
    }

    [Fact]
    public void A_resource_that_only_stands_in_for_another_can_be_reached()
    {
        var folder = new SampleFolder()
            .Replace("challenges.json", "[\"r4\"]", "[\"r3\"]")
            .Replace("stations/next-s1.json", "\"r3\", \"r4\"", "\"r3\"")
            .Replace(
                "resources.json",
                "\"id\": \"r1\",",
                "\"id\": \"r1\", \"unavailable\": { \"since\": \"2026-02-28\", \"substitute\": \"r4\" },"
            );

        Assert.DoesNotContain(folder.Lint(), found => found.Problem.Problem.StartsWith("Nobody can reach", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FindingSeverity.Warning)]
    [InlineData(FindingSeverity.Error)]
    public void A_missing_translation_is_as_grave_as_the_setting_says(FindingSeverity severity)
    {
        var folder = new SampleFolder()
            .Replace("content.json", "[\"en\"]", "[\"en\", \"fr\"]")
            .Put(
                "texts/fr/resources.json",
                "{ \"$schema\": \"../../schema/texts-resources.json\", \"summaries\": { \"r1\": \"Bon pour 1.\", \"r2\": \"Bon pour 2.\", \"r3\": \"Bon pour 3.\" } }"
            );

        var missing = folder.Lint(severity).Where(found => found.Problem.File.StartsWith("texts/fr/", StringComparison.Ordinal)).ToList();

        Assert.All(missing, found => Assert.Equal(severity, found.Severity));
        Assert.Equal("r4", Assert.Single(missing, found => found.Problem.File == "texts/fr/resources.json").Problem.Id);
        Assert.Contains(missing, found => found.Problem is { File: "texts/fr/messages.json", Id: null });
    }

    [Fact]
    public void The_worst_sentence_of_a_hard_text_is_named() =>
        Assert.Contains(
            $"\"{Long}\"",
            Assert.Single(
                new SampleFolder().Replace("texts/en/stations.json", "\"T3\"", $"\"Go on. {Long} {Long}\"").Lint(),
                found => found.Problem.Problem.Contains("hard to read", StringComparison.Ordinal)).Problem.Fix,
            StringComparison.Ordinal);

    private static string Terms(string use, params string[] not) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object> { ["$schema"] = "../../schema/texts-terms.json", ["terms"] = new[] { new { use, not } } }
        );

    [Theory]
    [InlineData("r2", null)]
    [InlineData("r1", "in this language")]
    [InlineData("r9", "Nothing has this id")]
    public void A_title_is_translated_only_where_the_resource_is_in_another_language(string id, string? told)
    {
        var found = new SampleFolder()
            .Put("texts/en/titles.json", Titles(id))
            .Lint()
            .Select(found => found.Problem)
            .Where(problem => problem.File == "texts/en/titles.json" && problem.Id == id)
            .ToList();

        Assert.Equal(told is null, found.Count == 0);
        Assert.All(found, problem => Assert.Contains(told!, problem.Problem, StringComparison.Ordinal));
    }

    [Fact]
    public void All_titles_are_translated_or_none()
    {
        var folder = new SampleFolder().Replace("content.json", "[\"en\"]", "[\"en\", \"fr\"]").AllIn("fr");
        IEnumerable<string?> Missing() => folder.Lint().Where(found => found.Problem.Fix == "Add it.").Select(found => found.Problem.Id);

        Assert.Empty(Missing());
        folder.Put("texts/fr/titles.json", Titles("r1", "r4"));
        Assert.Equal(["r3"], Missing());
        Assert.Equal(
            ["Title of r1", "Deux", "Three"],
            folder.Content().Resources.Take(3).Select(folder.Content().In("fr").ResourceTitle)
        );
    }

    private static string Titles(params string[] ids) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["$schema"] = "../../schema/texts-titles.json",
                ["titles"] = ids.ToDictionary(id => id, id => $"Title of {id}"),
            }
        );

    [Fact]
    public void LIX_is_words_in_a_sentence_and_long_words_in_a_hundred() =>
        Assert.Equal(9 / 2.0 + 100.0 * 4 / 9, ReadingLevel.Lix("We improve training now. We all learn quickly, together.", 2), 6);
}
