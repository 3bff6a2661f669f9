using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Gallery;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>
/// A resource's card names its countries, cost and effort, the day on which an editor last saw the page, and whether the resource exists in
/// the person's language.
/// </summary>
public class ResourceUseTests
{
    [Theory]
    [InlineData("en", "for any country · free · much effort · page seen on 29 November 2026")]
    [InlineData("de", "für alle Länder · kostenlos · viel Aufwand · Seite gesehen am 29. November 2026")]
    public void A_resource_says_what_it_takes(string language, string said) =>
        Assert.Contains(said, Written(language, "etf-isatcove"), StringComparison.Ordinal);

    [Fact]
    public void A_resource_that_nobody_looked_at_lately_says_so() =>
        Assert.Contains(
            "for any country · free · little effort · page not checked lately",
            Written("en", "etf-applied-research"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("fr", true)]
    [InlineData("uk", false)]
    public void A_resource_says_if_it_exists_in_the_persons_language(string language, bool exists) =>
        Assert.Equal(exists, Written(language, "etf-isatcove").Contains(" · aussi en français", StringComparison.Ordinal));

    // Returns the text of the first card that shows the resource.
    private static string Written(string language, string id)
    {
        var texts = TestContent.Content.In(language);
        var summary = texts.ResourceSummary(id);
        return EveryCard
            .Of(TestContent.Content, texts)
            .Values.Select(drawn => CardText.Write(drawn.Card, drawn.Context))
            .First(text => text.Contains(summary, StringComparison.Ordinal));
    }
}
