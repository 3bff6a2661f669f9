using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Gallery;


namespace KnowledgePackages.Bot.Tests.Cards;

public class CardSizesTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Every_card_fits_in_every_language() => Assert.Empty(CardSizes.Check(TestContent.Content));

    [Fact]
    public void A_card_counts_as_in_a_group_where_it_says_more()
    {
        var drawn = EveryCard.Of(TestContent.Content, TestContent.English)["check, Yes"];

        Assert.True(CardSizes.BytesOf(drawn) > CardJson.BytesOf(CardJson.Write(drawn.Card, drawn.Context, "check").Utf8) + 500);
    }

    [Fact]
    public void Where_there_is_not_room_for_the_text_form_too_its_summary_must_do()
    {
        var (_, context) = EveryCard.Of(TestContent.Content, TestContent.English)["check, Yes"];
        var card = new Card("In short.", [new CardElement.TextBlock(new string('x', (CardJson.MaxBytes / sizeof(char)) - 1000))], []);

        var json = CardJson.Write(card, context, "check");

        Assert.Equal("In short.", json.Element.GetProperty("fallbackText").GetString());
        Assert.InRange(CardJson.BytesOf(json.Utf8), 1, CardJson.MaxBytes);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void A_card_that_is_too_large_is_named_with_its_language_and_its_bytes()
    {
        var largest = EveryCard.Of(TestContent.Content, TestContent.English)
            .ToDictionary(card => card.Key, card => CardSizes.BytesOf(card.Value))
            .MaxBy(card => card.Value);

        var problems = CardSizes.TooLarge(TestContent.Content, TestContent.English, largest.Value - 1).ToList();

        Assert.Contains(
            problems,
            problem =>
                problem.Id == largest.Key
                && problem.File == "texts/en/"
                && problem.Problem.Contains($"{largest.Value} bytes", StringComparison.Ordinal)
        );
        Assert.Empty(CardSizes.TooLarge(TestContent.Content, TestContent.English, largest.Value));
    }
}
