using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Stations;
using KnowledgePackages.Domain.Journeys;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>
/// The card of an example from another centre shows separately what its publisher states and what our editors concluded.
/// </summary>
public class CaseTests
{
    private static readonly CardContext Context = new(TestContent.Content, TestContent.English, new Journey());

    [Fact]
    public void What_the_publisher_says_stands_apart_from_our_reading()
    {
        var study = TestContent.Content.GetCase("kp1-case-taheal");
        var takeaways = TestContent.English.Case(study.Id).Takeaways;
        var says = TestContent.English.Message("cases.published", ("publisher", "ETF"));
        var reading = TestContent.English.Message("cases.learn");

        Assert.Equal(("ETF", 1), (study.Publisher, study.PublishedTakeaways));
        Assert.Contains($"{says}\n• {takeaways[0]}\n{reading}\n• {takeaways[1]}", Written("kp1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_publisher_all_of_it_is_our_reading() =>
        Assert.DoesNotContain(
            TestContent.English.Message("cases.published", ("publisher", "ETF")),
            Written("kp2"),
            StringComparison.Ordinal
        );

    private static string Written(string package) =>
        CardText.Write(RouteCards.Cases(Context, TestContent.Content.GetPackage(package)), Context);
}
