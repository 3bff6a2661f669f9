using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>If the person's country is known, a resource's card explains how the resource fits that country.</summary>
public class CountryNoteTests
{
    [Theory]
    [InlineData(null, "georgia-construct2", null)]
    [InlineData("ge", "georgia-construct2", "About your country")]
    [InlineData("ua", "georgia-construct2", "For your region")]
    [InlineData("tn", "georgia-construct2", "Made for other countries")]
    [InlineData("ge", "etf-isatcove", null)]
    [InlineData("ge", "skills-ovate", "Made for other countries")]
    [InlineData("rs", "erasmus-vet-mobility", null)]
    [InlineData("eu", "erasmus-vet-mobility", "For your region")]
    public void A_resource_says_how_it_fits(string? country, string resource, string? said)
    {
        var texts = MaterialBlocks.Resource(In(country), TestContent.Content.GetResource(resource)).Items
            .OfType<CardElement.TextBlock>().Where(block => block.Look == Look.Note).Select(block => block.Text).ToList();

        Assert.Equal(said is null ? 0 : 1, texts.Count);
        Assert.All(texts, text => Assert.StartsWith(said!, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("eu", false)]
    [InlineData("rs", false)]
    [InlineData("ge", true)]
    [InlineData("tn", true)]
    public void A_tip_about_EU_programmes_says_whether_a_partner_is_needed(string? country, bool isNeeded)
    {
        var items = MaterialBlocks.Tip(In(country), TestContent.Content.GetTip("kp1-s3-t8")).Items;

        Assert.Equal(
            isNeeded,
            items.OfType<CardElement.TextBlock>().Any(block => block.Text == "In your country this needs a partner in the EU.")
        );
    }

    [Fact]
    public void Every_tip_that_speaks_of_EU_money_or_calls_is_marked() =>
        Assert.Equal(
            ["kp1-s3-t8", "kp2-s1-t9"],
            TestContent.Content.Packages.SelectMany(package => package.Stations).SelectMany(station => station.Tips)
                .Where(tip => tip.NeedsEuPartner).Select(tip => tip.Id)
        );

    private static CardContext In(string? country) => new(TestContent.Content, TestContent.English, new Journey { CountryId = country });
}
