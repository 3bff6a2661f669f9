using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Web.Search;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Search;

public sealed class ContentSearchTests(ShippedSearch shipped) : IClassFixture<ShippedSearch>
{
    [Fact]
    public void At_most_three_are_found_each_with_the_words_that_it_has_and_where()
    {
        var found = Found("en", "sample questionnaire for former learners");

        Assert.InRange(found.Hits.Count, 1, 3);
        Assert.All(found.Hits, hit => Assert.NotEmpty(hit.Why));
        Assert.All(found.Hits, hit => Assert.All(hit.Why, why => Assert.InRange(why.Words.Count, 1, 3)));
        var template = Assert.Single(found.Hits, hit => hit.Id == "tracer-template");
        var text = shipped.Content.In("en").ResourceSummary("tracer-template");
        Assert.All(
            template.Why.Where(why => why.Part == SearchPart.Text).SelectMany(why => why.Words),
            word => Assert.Contains(word, text, StringComparison.Ordinal)
        );
        Assert.Contains(template.Why, why => why.Words.Contains("questionnaire"));
    }

    [Theory]
    [InlineData("en", "internships", "placement")]
    [InlineData("de", "Firmen", "Betrieb")]
    [InlineData("fr", "patrons", "entreprise")]
    [InlineData("es", "alumno", "estudiante")]
    [InlineData("uk", "вчитель", "педагог")]
    [InlineData("ar", "استبانة", "استبيان")]
    public void A_word_that_means_the_same_is_found_and_shown(string language, string asked, string shown) =>
        Assert.Contains(
            Found(language, asked).Hits.SelectMany(hit => hit.Why).SelectMany(why => why.Words),
            word => word.Contains(shown, StringComparison.OrdinalIgnoreCase)
        );

    [Theory]
    [InlineData("en", "Apprenticeship", "apprenticeships")]
    [InlineData("de", "Lernfabriken", "LERNFABRIK")]
    [InlineData("de", "Qualität", "Qualitaet")]
    [InlineData("fr", "métiers", "metier")]
    [InlineData("es", "investigación", "investigacion")]
    [InlineData("ar", "الشركات", "شركة")]
    [InlineData("ar", "مُعَلِّم", "معلم")]
    [InlineData("uk", "підприємствами", "підприємство")]
    [InlineData("uk", "практиці", "практика")]
    public void Forms_of_a_word_are_one(string language, string one, string other) =>
        Assert.Equal(Found(language, one).Hits.Select(hit => hit.Id), Found(language, other).Hits.Select(hit => hit.Id));

    [Fact]
    public void A_German_compound_is_found_by_its_parts() =>
        Assert.Contains(
            Found("de", "Arbeitsmarktanalyse").Hits.SelectMany(hit => hit.Why).SelectMany(why => why.Words),
            word => word.Contains("arbeitsmarkt", StringComparison.OrdinalIgnoreCase)
        );

    [Theory]
    [InlineData("en", "micro-credentails", "micro-credential")]
    [InlineData("en", "aprenticeship", "apprenticeship")]
    [InlineData("de", "Lehrnfabrik", "learning-factory")]
    [InlineData("fr", "hackaton avec des start-up", "kp2-s3-a3")]
    public void A_mistake_of_typing_is_put_right_and_said(string language, string asked, string expected)
    {
        var found = Found(language, asked);

        Assert.Contains(expected, found.Hits.Select(hit => hit.Id));
        if (asked.Contains(' ', StringComparison.Ordinal))
        {
            return; // the second word is right
        }

        Assert.NotEmpty(found.Meant);
    }

    [Fact]
    public void What_the_language_does_not_have_is_found_in_the_default_language()
    {
        Assert.Equal("en", Found("uk", "how do I ask graduates about their jobs?").Language);
        Assert.Equal("fr", Found("fr", "stages").Language);
        Assert.Equal("de", Found("de-AT", "Praktikum").Language);
    }

    [Theory]
    [InlineData("en", "how do I bake a chocolate cake?")]
    [InlineData("en", "search bananas")]
    [InlineData("de", "Wie wird das Wetter in Berlin?")]
    [InlineData("fr", "tarte aux pommes")]
    [InlineData("uk", "рецепт борщу")]
    [InlineData("ar", "طبخ الكسكسي")]
    public void What_is_not_there_is_not_found(string language, string asked) => Assert.IsType<SearchResult.Nothing>(Find(language, asked));

    [Fact]
    public void Where_nothing_is_found_the_nearest_terms_are_named()
    {
        var nothing = Assert.IsType<SearchResult.Nothing>(Find("en", "helixology"));

        Assert.Contains("triple-helix", nothing.NearTermIds);
        Assert.Empty(Assert.IsType<SearchResult.Nothing>(Find("en", "search bananas")).NearTermIds); // not "research": nobody looks for the word search
    }

    [Theory]
    [InlineData("en", "ok")]
    [InlineData("en", "really?")]
    [InlineData("en", "how do I know what you want?")]
    [InlineData("de", "warum wollen Sie das wissen?")]
    [InlineData("fr", "oui et non")]
    [InlineData("es", "¿por qué?")]
    [InlineData("en", "")]
    [InlineData("en", "???? 🌍")]
    public void What_has_no_word_to_look_for_says_so(string language, string asked) =>
        Assert.IsType<SearchResult.NoWords>(Find(language, asked));

    [Theory]
    [InlineData("title:(a OR b) AND *:*")]
    [InlineData("\"((( +- && || ! ^ ~ * ? : \\ /")]
    [InlineData("\uD800 companies \uDC00")]
    [InlineData("<script>alert(1)</script> [x](javascript:alert(1))")]
    public void No_text_is_a_command_to_it(string asked) => Assert.NotNull(Find("en", asked));

    [Fact]
    public void Two_builds_of_one_content_find_the_same()
    {
        var other = new ContentSearch(shipped.Content, shipped.Time);
        other.Build();
        shipped.Time.Advance(TimeSpan.FromSeconds(1));

        foreach (
            var (language, question) in new[] { ("en", "companies and schools"), ("de", "Betriebe und Schulen"), ("uk", "підприємства") }
        )
        {
            var (one, two) = (Found(language, question), (SearchResult.Found)other.Find(language, question, shipped.Time.GetUtcNow()));
            Assert.Equal(one.Hits.Select(hit => hit.Id), two.Hits.Select(hit => hit.Id));
        }
    }

    [Fact]
    public void A_turn_that_began_before_the_index_was_there_never_sees_it()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var search = new ContentSearch(shipped.Content, time);
        var turn = time.GetUtcNow();

        Assert.IsType<SearchResult.NotReady>(search.Find("en", "companies", turn));
        search.Build();
        Assert.IsType<SearchResult.NotReady>(search.Find("en", "companies", turn));
        Assert.IsType<SearchResult.Found>(search.Find("en", "companies", turn + TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void Everything_of_the_content_is_found_by_its_own_words()
    {
        foreach (var resource in shipped.Content.Resources)
        {
            Assert.Contains(resource.Id, Found("en", resource.Title).Hits.Select(hit => hit.Id));
        }

        foreach (var station in shipped.Content.Packages.SelectMany(package => package.Stations))
        {
            Assert.All(
                shipped.Content.Languages,
                language =>
                    Assert.Contains(
                        station.Id,
                        Found(language, shipped.Content.In(language).Station(station.Id).Title).Hits.Select(hit => hit.Id)
                    )
            );
        }
    }

    private SearchResult Find(string language, string question) => shipped.Search.Find(language, question, shipped.Time.GetUtcNow());

    private SearchResult.Found Found(string language, string question) => Assert.IsType<SearchResult.Found>(Find(language, question));
}
