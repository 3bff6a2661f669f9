using System.Text;
using KnowledgePackages.Domain.Content.Review;
using KnowledgePackages.Domain.Tests.Support;

namespace KnowledgePackages.Domain.Tests.Content;

/// <summary>Tests the record of reviewed texts, and that a changed text no longer counts as reviewed.</summary>
public class ReviewTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void Every_text_counts_once_whatever_its_file_and_nothing_is_reviewed_by_itself()
    {
        var english = ContentReview.Of(new SampleFolder().Files).Single();

        Assert.Equal("en", english.Language);
        Assert.Equal(
            "about.json 0, cases.json 4, challenges.json 16, countries.json 4, glossary.json 5, messages.json 3, packages.json 6, page.json 1, resources.json 4, stations.json 20, synonyms.json 2, teams.json 1, templates.json 2, titles.json 0, topics.json 0",
            string.Join(", ", english.Files.Select(file => $"{file.Name} {file.Texts}"))
        );
        Assert.All(english.Files, file => Assert.Empty(file.Reviewed.Concat(file.Changed).Concat(file.Missing)));
    }

    [Fact]
    public void What_was_marked_is_reviewed_until_it_changes()
    {
        var folder = Marked(French(), "fr");

        Assert.Equal("", Open(folder));
        Assert.Equal("messages.json:hello", Open(folder.Replace("texts/fr/messages.json", "Bonjour {name}.", "Salut {name}.")));
        Assert.Equal("", Open(folder.Replace("texts/fr/messages.json", "Salut {name}.", "Bonjour {name}.")));
        Assert.Equal("messages.json:left", Open(folder.Replace("texts/fr/messages.json", "Il reste une action.", "Une action reste.")));
    }

    [Theory]
    [InlineData("Say what you want.", "Say what you need.")]
    [InlineData("\"We\"", "\"You\"")]
    [InlineData("\"points\"", "\"boxes\"")]
    public void A_template_falls_back_with_each_of_its_parts(string old, string now)
    {
        var folder = Marked(new SampleFolder().Replace("content.json", "[\"en\"]", "[\"en\", \"fr\"]").AllIn("fr"), "fr");

        Assert.Equal("templates.json:letter.blocks", Open(folder.Replace("texts/fr/templates.json", old, now)));
    }

    [Fact]
    public void A_translation_falls_back_when_what_it_translates_changes_but_synonyms_do_not()
    {
        var folder = Marked(French(), "fr");

        Assert.Equal("messages.json:greeting", Open(folder.Replace("texts/en/messages.json", "\"Hello.\"", "\"Good day.\"")));
        Assert.Equal("messages.json:greeting", Open(folder.Replace("texts/en/synonyms.json", "\"yep\"", "\"yup\"")));
    }

    [Fact]
    public void A_language_is_reviewed_when_all_of_it_is_and_the_original_always()
    {
        var folder = French();
        Assert.True(folder.Content().In("en").IsReviewed);
        Assert.False(folder.Content().In("fr").IsReviewed);
        Assert.False(Marked(folder, "fr", "messages.json").Content().In("fr").IsReviewed);

        var whole = Marked(new SampleFolder().Replace("content.json", "[\"en\"]", "[\"en\", \"fr\"]").AllIn("fr"), "fr");

        Assert.True(whole.Content().In("fr").IsReviewed);
        Assert.False(whole.Replace("texts/fr/teams.json", "Packages", "Forfaits").Content().In("fr").IsReviewed);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        var folder = French()
            .Replace("texts/en/messages.json", "\"greeting\": \"Hello.\",", "\"greeting\": \"Hello.\", \"later\": \"Later.\",");

        Assert.Equal(
            ["later"],
            ContentReview
                .Of(folder.Files)
                .Single(language => language.Language == "fr")
                .Files.Single(file => file.Name == "messages.json")
                .Missing
        );
    }

    [Fact]
    public void A_later_mark_takes_the_place_of_an_earlier_one_and_the_others_stay()
    {
        var folder = Marked(French(), "fr");
        folder.Replace("texts/fr/messages.json", "Bonjour {name}.", "Salut {name}.");
        var (file, marked) = ContentReview.Mark(folder.Files, "fr", "messages.json", "Noor", Today.AddDays(1));
        var text = Encoding.UTF8.GetString(file.Bytes.Span);

        Assert.Equal("", Open(folder.Put(file.Path, file.Bytes.ToArray())));
        Assert.Equal(3, marked);
        Assert.Equal("texts/fr/review.json", file.Path);
        Assert.True(text.IndexOf("Amél", StringComparison.Ordinal) < text.IndexOf("Noor", StringComparison.Ordinal), text);
        Assert.Equal(1, text.Split("\"hello\"").Length - 1);
        folder.Content();
    }

    [Fact]
    public void No_texts_of_that_name_marks_nothing() =>
        Assert.Equal(0, ContentReview.Mark(French().Files, "fr", "nothing.json", "Noor", Today).Marked);

    [Theory]
    [InlineData(
        """{ "$schema": "../../schema/texts-review.json", "reviews": [ { "by": "", "on": "2026-11-25", "texts": {} } ] }""",
        "reviews[1].by"
    )]
    [InlineData(
        """{ "$schema": "../../schema/texts-review.json", "reviews": [ { "by": "A", "on": "25.11.2026", "texts": {} } ] }""",
        "reviews[1].on"
    )]
    [InlineData(
        """{ "$schema": "../../schema/texts-review.json", "reviews": [ { "by": "A", "on": "2026-11-25", "texts": { "messages.json": { "hello": "yes" } } } ] }""",
        "hello"
    )]
    [InlineData("""{ "$schema": "../../schema/texts-review.json", "reviews": {} }""", "reviews")]
    [InlineData("""{ "$schema": "../../schema/texts-review.json", "reviews": [], "notes": "x" }""", "notes")]
    public void A_file_that_is_not_as_it_must_be_is_a_problem_with_its_place(string json, string id)
    {
        var problem = Assert.Single(French().Put("texts/fr/review.json", json).Problems());

        Assert.Equal(("texts/fr/review.json", 1, id), (problem.File, problem.Line, problem.Id));
    }

    // Returns the ids of the French texts that have changed since their review, each after its file's name.
    private static string Open(SampleFolder folder) =>
        string.Join(
            ' ',
            ContentReview
                .Of(folder.Files)
                .Single(language => language.Language == "fr")
                .Files.SelectMany(file => file.Changed.Select(id => $"{file.Name}:{id}"))
        );

    private static SampleFolder Marked(SampleFolder folder, string language, string? fileName = null)
    {
        var (file, _) = ContentReview.Mark(folder.Files, language, fileName, "Amél", Today);
        return folder.Put(file.Path, file.Bytes.ToArray());
    }

    private static SampleFolder French() =>
        new SampleFolder()
            .Replace("content.json", "[\"en\"]", "[\"en\", \"fr\"]")
            .Put(
                "texts/fr/synonyms.json",
                """{ "$schema": "../../schema/texts-synonyms.json", "synonyms": { "yes": ["oui"], "no": ["non"] } }"""
            )
            .Put(
                "texts/fr/messages.json",
                """
                {
                  "$schema": "../../schema/texts-messages.json",
                  "messages": {
                    "greeting": "Bonjour.",
                    "hello": "Bonjour {name}.",
                    "left": { "one": "Il reste une action.", "other": "Il reste {count} actions." }
                  }
                }
                """
            );
}
