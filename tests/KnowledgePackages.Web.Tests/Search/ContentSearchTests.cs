using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Web.Search;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Web.Tests.Search;

public sealed class ContentSearchTests(ShippedSearch shipped) : IClassFixture<ShippedSearch>
{
    [Fact]
    public void At_most_three_are_found_of_any_question()
    {
        var found = Found("en", "sample questionnaire for former learners");

        Assert.InRange(found.Hits.Count, 1, 3);
        Assert.Contains("tracer-template", found.Hits.Select(hit => hit.Id));
    }

    [Theory]
    [InlineData("en", "internships", "placement")]
    [InlineData("de", "Firmen", "Betrieb")]
    [InlineData("fr", "patrons", "entreprise")]
    [InlineData("es", "jefe", "empresa")]
    [InlineData("uk", "вчитель", "педагог")]
    [InlineData("ar", "استبانة", "استبيان")]
    public void A_word_that_means_the_same_is_found(string language, string asked, string shown) =>
        Assert.Contains(Found(language, asked).Hits, hit => TextOf(language, hit).Contains(shown, StringComparison.OrdinalIgnoreCase));

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
            Found("de", "Arbeitsmarktanalyse").Hits,
            hit => TextOf("de", hit).Contains("arbeitsmarkt", StringComparison.OrdinalIgnoreCase)
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
            return; // only the first word is mistyped
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
        Assert.Empty(Assert.IsType<SearchResult.Nothing>(Find("en", "search bananas")).NearTermIds); // not "research"
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
    [Trait("Category", "Slow")]
    public void Two_builds_of_one_content_find_the_same()
    {
        var other = ShippedSearch.NewSearch(shipped.Content, shipped.Time);

        foreach (
            var (language, question) in new[] { ("en", "companies and schools"), ("de", "Betriebe und Schulen"), ("uk", "підприємства") }
        )
        {
            var (one, two) = (Found(language, question), (SearchResult.Found)other.Find(language, question));
            Assert.Equal(one.Hits.Select(hit => hit.Id), two.Hits.Select(hit => hit.Id));
        }
    }

    [Fact]
    public void An_index_is_built_at_the_first_question_in_its_language_if_nobody_talked_in_it_before()
    {
        var search = ShippedSearch.NewSearch(shipped.Content, shipped.Time);
        Assert.Empty(search.Built);

        search.Find("de", "Wie finde ich Betriebe?");

        Assert.Equal(["de"], search.Built);
    }

    [Fact]
    public async Task An_index_is_built_before_the_first_question_five_seconds_after_somebody_began_to_talk_in_its_language()
    {
        var time = new FakeTimeProvider();
        var search = ShippedSearch.NewSearch(shipped.Content, time);
        search.Prepare("de");
        search.Prepare("de");
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Empty(search.Built);

        time.Advance(TimeSpan.FromSeconds(0.1));

        for (var start = TimeProvider.System.GetTimestamp(); !search.Built.Any();)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience.Longest, "No index was built.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.Equal(["de"], search.Built);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("en", "Comment convaincre un patron de prendre un stagiaire ?", "fr")]
    [InlineData("en", "Як знайти підприємства для практики?", "uk")]
    [InlineData("fr", "which skills do employers look for in job ads", "en")]
    [InlineData("ar", "Schulabbrecher in der Ausbildung", "de")]
    public void A_question_finds_the_same_in_every_conversation(string spoken, string asked, string language)
    {
        Assert.Equal(language, Found(spoken, asked).Language);
        Assert.Equal(Found(language, asked).Hits, Found(spoken, asked).Hits);
    }

    [Fact]
    public void The_persons_own_package_and_station_rank_first()
    {
        var elsewhere = (SearchResult.Found)shipped.Search.Find("en", "partnerships", new SearchPlace("kp1", null));
        var here = (SearchResult.Found)shipped.Search.Find("en", "partnerships", new SearchPlace("kp2", "kp2-s1"));

        Assert.True(elsewhere.Hits.All(hit => !hit.Id.StartsWith("kp2", StringComparison.Ordinal)), string.Join(", ", elsewhere.Hits));
        Assert.Contains("kp2-s1", SearchDocuments.Of(shipped.Content, shipped.Content.In("en"))
            .First(document => document.Id == here.Hits[0].Id).StationIds);
    }

    [Theory]
    [InlineData("en", "print")]
    [InlineData("en", "long")]
    [InlineData("en", "next")]
    [InlineData("en", "bananas")]
    [InlineData("fr", "imprimer")]
    public void A_stray_common_word_finds_nothing_and_is_not_turned_into_another(string language, string asked) =>
        Assert.IsNotType<SearchResult.Found>(Find(language, asked));

    [Theory]
    [InlineData("en", "structural part of the training policy", "kp2-c2")]
    [InlineData("en", "Building skills ecosystems for innovation, smart specialisation and socio-economic development", "kp2")]
    public void Challenges_and_packages_are_found(string language, string asked, string expected) =>
        Assert.Contains(expected, Found(language, asked).Hits.Select(hit => hit.Id));

    [Fact]
    [Trait("Category", "Slow")]
    public void Everything_of_the_content_is_found_by_its_own_words()
    {
        foreach (var resource in shipped.Content.Resources)
        {
            Assert.Contains(resource.Id, Found("en", resource.Title).Hits.Select(hit => hit.Id));
        }

        var missed = shipped.Content.Languages
            .SelectMany(language => shipped.Content.Resources.Select(resource =>
                (Language: language, resource.Id, Title: shipped.Content.In(language).ResourceTitle(resource))))
            .Where(title => !Ids(Find(title.Language, title.Title)).Contains(title.Id));
        Assert.Empty(missed);

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

    private string TextOf(string language, SearchHit hit) => string.Join(
        ' ',
        SearchDocuments.Of(shipped.Content, shipped.Content.In(language))
            .First(document => document.Id == hit.Id)
            .Parts.Select(part => part.Text));

    private static IEnumerable<string> Ids(SearchResult result) =>
        result is SearchResult.Found found ? found.Hits.Select(hit => hit.Id) : [];

    private SearchResult Find(string language, string question) => shipped.Search.Find(language, question);

    private SearchResult.Found Found(string language, string question) => Assert.IsType<SearchResult.Found>(Find(language, question));
}
