using System.Diagnostics;
using System.Globalization;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.TestKit;
using Xunit.Abstractions;

namespace KnowledgePackages.Web.Tests.Search;

/// <summary>
/// Measures two shares: how many questions the search answers although it was not tuned for them, and how often it correctly reports that
/// the content has no answer. The tests count the results of held-out questions but never list them. A developer who looks at such a result
/// must replace the question.
/// </summary>
[Trait("Category", "Slow")]
public sealed class AskedTests(ShippedSearch shipped, ITestOutputHelper output) : IClassFixture<ShippedSearch>
{
    private const double LeastInFirstThree = 0.95;
    private const double LeastFirst = 0.75;
    private const double LeastToldSo = 0.9;
    private const double MostMilliseconds = 5;
    private const int Runs = 7;

    private static readonly IReadOnlyList<AskedQuestion> Questions =
        AskedQuestion.Read(RepositoryFolder.PathTo("tests", "KnowledgePackages.Web.Tests", "Search", "asked.txt"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_asked_is_answered_and_mostly_by_the_first_result(bool isHeldOut)
    {
        var results = Questions.Where(question => question.IsHeldOut == isHeldOut && question.Answers.Count > 0)
            .Select(question => (Question: question, Found: Find(question)))
            .ToList();
        var inThree = results.Where(result => result.Found.Intersect(result.Question.Answers).Any()).ToList();
        var first = results.Where(result => result.Found.Take(1).Intersect(result.Question.Answers).Any()).ToList();
        Tell(isHeldOut, results.Except(first).Select(result =>
            $"{(inThree.Contains(result) ? "later" : "MISSED")} {result.Question.Language}: {result.Question.Text} -> {string.Join(", ", result.Found)}"));
        Figures($"asked, {Name(isHeldOut)}: in the first three {Rate(inThree.Count, results.Count)}, first {Rate(first.Count, results.Count)} ("
            + string.Join(", ", results.GroupBy(result => result.Question.Language).Select(language =>
                $"{language.Key} {language.Count(inThree.Contains)} and {language.Count(first.Contains)} of {language.Count()}")) + ")");

        Assert.True(inThree.Count >= LeastInFirstThree * results.Count, $"{inThree.Count} of {results.Count} in the first three");
        Assert.True(first.Count >= LeastFirst * results.Count, $"{first.Count} of {results.Count} first");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_the_content_does_not_have_is_said_so(bool isHeldOut)
    {
        var asked = Questions.Where(question => question.IsHeldOut == isHeldOut && question.Answers.Count == 0).ToList();
        var answered = asked
            .Select(question => (Question: question, Found: Find(question)))
            .Where(result => result.Found.Count > 0)
            .ToList();
        Tell(isHeldOut, answered.Select(result => $"{result.Question.Language}: {result.Question.Text} -> {string.Join(", ", result.Found)}"));
        Figures($"nothing, {Name(isHeldOut)}: told so {Rate(asked.Count - answered.Count, asked.Count)}");

        Assert.True(asked.Count - answered.Count >= LeastToldSo * asked.Count, $"{answered.Count} of {asked.Count} got an answer");
    }

    // Measures the median time of all questions after the indexes are built. Each question runs several times, and only its fastest run
    // counts, because the machine may be busy.
    [Fact]
    public void A_question_is_answered_in_a_few_milliseconds()
    {
        foreach (var question in Questions)
        {
            Find(question);
        }

        var times = Questions.Select(question => Enumerable.Range(0, Runs).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            Find(question);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        })).Order().ToList();
        Figures(string.Create(
            CultureInfo.InvariantCulture,
            $"search: median {times[times.Count / 2]:0.000} ms, of a hundred the slowest {times[times.Count * 99 / 100]:0.000} ms"));

        Assert.InRange(times[times.Count / 2], 0, MostMilliseconds);
    }

    [Fact]
    public void The_questions_are_many_and_name_what_there_is()
    {
        Assert.True(Questions.Count(question => question.Answers.Count > 0) >= 200);
        Assert.True(Questions.Count(question => question.Answers.Count == 0) >= 60);
        Assert.All(shipped.Content.Languages, language => Assert.True(Questions.Count(question => question.Language == language) >= 40));
        var documents = Web.Search.SearchDocuments.Of(shipped.Content, shipped.Content.In("en")).Select(document => document.Id).ToHashSet();
        Assert.All(Questions.SelectMany(question => question.Answers), id => Assert.Contains(id, documents));
        Assert.Equal(Questions.Count, Questions.DistinctBy(question => (question.Language, question.Text)).Count());
    }

    private IReadOnlyList<string> Find(AskedQuestion question) =>
        shipped.Search.Find(question.Language, question.Text) is SearchResult.Found found ? [.. found.Hits.Select(hit => hit.Id)] : [];

    private void Tell(bool isHeldOut, IEnumerable<string> lines)
    {
        if (!isHeldOut)
        {
            output.WriteLine(string.Join('\n', lines));
        }
    }

    private void Figures(string line)
    {
        output.WriteLine(line);
        var folder = Directory.CreateDirectory(RepositoryFolder.PathTo("artifacts")).FullName;
        File.AppendAllText(Path.Combine(folder, "search-figures.txt"), $"{line}\n");
    }

    private static string Name(bool isHeldOut) => isHeldOut ? "held out" : "open";

    private static string Rate(int count, int all) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} of {all} ({100.0 * count / all:0.0} %)");
}
