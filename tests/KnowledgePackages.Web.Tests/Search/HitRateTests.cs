using System.Globalization;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.TestKit;
using Xunit.Abstractions;

namespace KnowledgePackages.Web.Tests.Search;

/// <summary>
/// Tests that the search finds the expected items for the questions in <c>questions.txt</c>. Anybody may add questions to this file.
/// </summary>
public sealed class HitRateTests(ShippedSearch shipped, ITestOutputHelper output) : IClassFixture<ShippedSearch>
{
    private const double Least = 0.9;

    private static readonly IReadOnlyList<SearchQuestion> Questions =
        SearchQuestion.Read(RepositoryFolder.PathTo("tests", "KnowledgePackages.Web.Tests", "Search", "questions.txt"));

    [Fact]
    [Trait("Category", "Slow")]
    public void Nine_of_ten_questions_have_their_answer_among_the_first_three()
    {
        var asked = Questions
            .Select(question => (Question: question, Found: Find(question)))
            .ToLookup(pair => pair.Found.Intersect(pair.Question.Answers).Any());
        foreach (var (question, found) in asked[false])
        {
            output.WriteLine($"line {question.Line}: {question.Text} -> {string.Join(", ", found)}");
        }

        var rates = Questions
            .Select(question => question.Language)
            .Distinct()
            .Select(language =>
                (Language: language, Hits: Count(asked[true], language), All: Count(asked[true], language) + Count(asked[false], language))
            )
            .ToList();
        var figures =
            string.Create(
                CultureInfo.InvariantCulture,
                $"search hits in the first three: {asked[true].Count()} of {Questions.Count}, {100.0 * asked[true].Count() / Questions.Count:0.0} % ("
            )
            + string.Join(", ", rates.Select(rate => $"{rate.Language} {rate.Hits}/{rate.All}"))
            + ")";
        output.WriteLine(figures);
        File.AppendAllText(
            Path.Combine(Directory.CreateDirectory(RepositoryFolder.PathTo("artifacts")).FullName, "search-figures.txt"),
            $"{figures}\n"
        );

        Assert.All(rates, rate => Assert.True(rate.Hits >= Least * rate.All, $"{rate.Language}: {rate.Hits} of {rate.All}"));

        static int Count(IEnumerable<(SearchQuestion Question, IReadOnlyList<string> Found)> pairs, string language) =>
            pairs.Count(pair => pair.Question.Language == language);
    }

    [Fact]
    public void The_questions_are_many_in_every_language_and_name_what_there_is()
    {
        Assert.All(shipped.Content.Languages, language =>
            Assert.True(Questions.Any(question => question.Language == language), $"questions.txt has no question in '{language}'."));
        Assert.All(Questions, question => Assert.Contains(question.Language, shipped.Content.Languages));
        Assert.All(
            new[] { "en", "de", "fr" },
            language => Assert.True(Questions.Count(question => question.Language == language) >= 25, language)
        );
        Assert.True(Questions.Count >= 80);
        Assert.All(Questions.SelectMany(question => question.Answers), id => Assert.True(Exists(id), id));
        Assert.Equal(Questions.Count, Questions.DistinctBy(question => (question.Language, question.Text)).Count());
    }

    private IReadOnlyList<string> Find(SearchQuestion question) =>
        shipped.Search.Find(question.Language, question.Text) is SearchResult.Found found
            ? [.. found.Hits.Select(hit => hit.Id)]
            : [];

    private bool Exists(string id) => shipped.Content.FindResource(id) is not null || shipped.Content.FindStation(id) is not null
        || shipped.Content.FindTip(id) is not null || shipped.Content.FindAction(id) is not null || shipped.Content.FindCase(id) is not null
        || shipped.Content.In("en").Glossary.Any(term => term.Id == id);
}
