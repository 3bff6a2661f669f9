using KnowledgePackages.Bot.Cards;

namespace KnowledgePackages.Bot.Tests.Cards;

public class CardSizesTests
{
    [Fact]
    public void Every_card_fits_in_every_language() => Assert.Empty(CardSizes.Check(TestContent.Content));

    [Fact]
    public void A_card_that_is_too_large_is_named_with_its_language_and_its_bytes()
    {
        var largest = EveryCard.Of(TestContent.Content, TestContent.English)
            .ToDictionary(card => card.Key, card => CardJson.Write(card.Value.Card, card.Value.Scene, "here").GetRawText().Length * sizeof(char))
            .MaxBy(card => card.Value);

        var problems = CardSizes.TooLarge(TestContent.Content, TestContent.English, largest.Value - 1).ToList();

        Assert.Contains(problems, problem => problem.Id == largest.Key && problem.File == "texts/en/" && problem.Problem.Contains($"{largest.Value} bytes", StringComparison.Ordinal));
        Assert.Empty(CardSizes.TooLarge(TestContent.Content, TestContent.English, largest.Value));
    }
}
