using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>The punctuation between the parts of a sentence comes from the texts, because it differs between languages.</summary>
public class PunctuationTests
{
    [Theory]
    [InlineData("en", "a, b and c")]
    [InlineData("fr", "a, b et c")]
    [InlineData("ar", "a، b وc")]
    [InlineData("uk", "a, b і c")]
    public void A_list_has_the_commas_of_its_language(string language, string list) =>
        Assert.Equal(list, In(language).List(["a", "b", "c"]));

    [Theory]
    [InlineData("en", "Who: you")]
    [InlineData("fr", "Who\u00a0: you")]
    [InlineData("de", "Who: you")]
    public void A_name_and_its_value_have_the_colon_of_their_language(string language, string line)
    {
        var card = new Card("", [new CardElement.FactSet([new("Who", "you")])], []);

        Assert.Equal(line, CardText.Write(card, In(language)));
    }

    [Theory]
    [InlineData("en", "See: [a](https://example.org/a), [b](https://example.org/b)")]
    [InlineData("ar", "See: [a](https://example.org/a)، [b](https://example.org/b)")]
    public void Links_in_a_row_have_the_commas_of_their_language(string language, string line)
    {
        var links = new CardElement.Links("See:", [new("a", new("https://example.org/a")), new("b", new("https://example.org/b"))]);
        var json = CardJson.Write(new("", [links], []), In(language), "here").Element;

        Assert.Equal(line, json.GetProperty("body")[0].GetProperty("text").GetString());
    }

    private static CardContext In(string language) => new(TestContent.Content, TestContent.Content.In(language), new Journey());
}
