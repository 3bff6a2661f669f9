using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Web.Search;

namespace KnowledgePackages.Web.Tests.Search;

/// <summary>
/// Tests that the cost of a search is limited for every text. Counts comparisons, because the time depends on the machine.
/// </summary>
[Trait("Category", "Slow")]
public sealed class SearchCostTests(ShippedSearch shipped) : IClassFixture<ShippedSearch>
{
    private const int MaxComparisons = 4_000;

    public static TheoryData<string> Languages => [.. new[] { "en", "de", "es", "fr", "uk", "ar" }];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Unknown_words_are_compared_with_few_others(string language)
    {
        var index = new LanguageIndex(shipped.Content, shipped.Content.In(language));
        var letters = shipped.Content.In(language).Message("greeting.text").Where(char.IsLetter).Distinct().ToArray();
        var random = new Random(7);

        foreach (var (words, length) in new[] { (1, 250), (2, 245), (4, 120), (10, 48), (40, 12), (80, 6), (250, 1), (10_000, 10) })
        {
            var concepts = Enumerable
                .Range(0, words)
                .Select(_ => new Concept(new string([.. Enumerable.Range(0, length).Select(_ => letters[random.Next(letters.Length)])])))
                .ToList();

            var corrected = index.Spelling.Correct(concepts, _ => false, out var compared);

            Assert.Equal(words, corrected.Count);
            Assert.InRange(compared, 0, MaxComparisons);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_worst_words_are_those_of_the_content_itself(string language)
    {
        var index = new LanguageIndex(shipped.Content, shipped.Content.In(language));

        Assert.InRange(index.Spelling.MaxComparisons * SpellingCorrection.MaxWords, 1, MaxComparisons);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_text_of_any_length_gets_an_answer(string language)
    {
        var search = shipped.Search;

        foreach (var text in new[] { new string('z', 100_000), string.Concat(Enumerable.Repeat("qwxz ", 20_000)), "\u0344" + new string('Ǆ', 490) })
        {
            Assert.IsNotType<SearchResult.NotReady>(search.Find(language, text));
        }
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("a", "", 1)]
    [InlineData("partner", "partner", 0)]
    [InlineData("partner", "partenr", 1)]
    [InlineData("partner", "patrner", 1)]
    [InlineData("partner", "artnerp", 2)]
    [InlineData("partner", "school", 3)]
    public void What_is_further_apart_than_the_limit_is_not_measured(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(a, b, 2));
        Assert.Equal(distance, EditDistance.Of(b, a, 2));
    }

    [Fact]
    public void A_limit_changes_no_distance_below_it()
    {
        var random = new Random(11);
        for (var i = 0; i < 2_000; i++)
        {
            var (a, b) = (Word(random), Word(random));
            var whole = EditDistance.Of(a, b, 100);

            Assert.All(Enumerable.Range(0, 8), limit => Assert.Equal(Math.Min(whole, limit + 1), EditDistance.Of(a, b, limit)));
        }

        static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(9)).Select(_ => "abc"[random.Next(3)])]);
    }
}
