using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>People can name their centre's country by a button or in words, at any moment. Naming a country is optional.</summary>
public class CountryTests
{
    private readonly MemoryConversationStore _storage = new();

    [Fact]
    public async Task The_route_offers_the_question_until_it_is_answered()
    {
        var talk = Shipped();
        await ConversationScript.PlayAsync("""
            user@ join
            user* start no no no no no no ok ok no stations
            bot>  route/kp1
            user! countries
            bot>  country
            """, talk);
        var (_, data) = talk.Button("setCountry ge");

        var replies = await talk.SendAsync(new Activity { Value = data });

        Assert.Equal(
            ["country/ge", "resource/georgia-construct2", "case/kp1-case-georgia"],
            Talk.Shows(replies[0])
                .Where(id => id.Contains("/ge", StringComparison.Ordinal) || id.Contains("-georgia", StringComparison.Ordinal))
        );
        Assert.Contains("route/kp1", Talk.Shows(replies[1])); // the route now has no question about the country
        await talk.SayAsync("station 3");
        Assert.Equal(
            ["resource/etf-wbl-handbook", "resource/selfie-wbl", "resource/ilo-apprenticeship-toolkit"],
            Talk.Shows((await talk.SayAsync("next"))[0]).Take(3)
        );
    }

    [Theory]
    [InlineData("Georgia")]
    [InlineData("georgia")]
    [InlineData("We are in Georgia.")]
    [InlineData("our centre is in Georgia")]
    [InlineData("We are Georgian")]
    [InlineData("Géorgie")]
    [InlineData("Nous sommes en Géorgie")]
    [InlineData("Wir sind in Georgien")]
    [InlineData("Estamos en Georgia")]
    [InlineData("Ми в Грузії")]
    [InlineData("نحن في جورجيا")]
    public async Task A_country_can_be_written_at_any_moment_in_any_language(string said)
    {
        var talk = Shipped();
        await talk.SayAsync("hi");
        await talk.SayAsync("start");
        await talk.SayAsync(said);

        var journey = (await StoredState.OfAsync(_storage)).Journey;
        Assert.Equal("ge", journey.CountryId);
        Assert.Empty(journey.Answers);
    }

    [Theory]
    [InlineData("Georgian")] // a language, and not the country
    [InlineData("show me Georgia")]
    [InlineData("What do centres in Georgia do with companies?")]
    [InlineData("Georgia is not our country")]
    public async Task What_is_only_about_a_country_says_nothing_about_the_centre(string said)
    {
        var talk = Shipped();
        await talk.SayAsync("hi");
        await talk.SayAsync("start");
        await talk.SayAsync(said);

        Assert.Null((await StoredState.OfAsync(_storage)).Journey.CountryId);
    }

    [Fact]
    public async Task A_country_is_forgotten_on_request_kept_over_a_new_start_and_deleted_with_everything()
    {
        var talk = Shipped();
        await SayAllAsync(talk, "hi", "we are in Tunisia", "start", "no", "restart", "yes");
        Assert.Equal("tn", (await StoredState.OfAsync(_storage)).Journey.CountryId);

        await SayAllAsync(talk, "delete my data", "yes");
        Assert.Null((await StoredState.OfAsync(_storage)).Journey.CountryId);

        await SayAllAsync(talk, "we are in Tunisia");
        await ConversationScript.PlayAsync("""
            user! setCountry
            bot>  country/none
            bot>  start
            """, talk);
        Assert.Null((await StoredState.OfAsync(_storage)).Journey.CountryId);
    }

    [Fact]
    public async Task A_country_that_the_content_does_not_have_any_more_is_an_old_button()
    {
        var talk = Shipped();
        await talk.SayAsync("hi");

        var replies = await talk.SendAsync(
            new Activity { Value = Talk.Json("""{ "do": "setCountry", "at": "start", "round": 1, "country": "it" }""") }
        );

        Assert.Equal("late/step", Assert.Single(Talk.Shows(replies[0])));
        Assert.Null((await StoredState.OfAsync(_storage)).Journey.CountryId);
    }

    private Talk Shipped() => new(content: TestContent.Content, storage: _storage);

    private static async Task SayAllAsync(Talk talk, params string[] texts)
    {
        foreach (var text in texts)
        {
            await talk.SayAsync(text);
        }
    }
}
