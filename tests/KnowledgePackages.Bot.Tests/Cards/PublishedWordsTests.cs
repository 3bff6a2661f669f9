using KnowledgePackages.Bot.Conversation.Cards;
using KnowledgePackages.Bot.Gallery;

namespace KnowledgePackages.Bot.Tests.Cards;

/// <summary>
/// The publisher's own words are on the cards that present the packages: the greeting, the questions, the recommendation and the route.
/// </summary>
public class PublishedWordsTests
{
    private static readonly IReadOnlyDictionary<string, DrawnCard> Cards = EveryCard.Of(TestContent.Content, TestContent.English);

    [Fact]
    public void A_question_shows_the_publishers_point_then_everyday_words_then_an_example()
    {
        var number = 0;
        foreach (var question in TestContent.Content.Questions)
        {
            var text = TestContent.English.Challenge(question.Id);
            InThisOrder(Cards[$"question {++number}"], text.Point, text.Question, text.Example);
        }
    }

    [Theory]
    [InlineData("kp1", "kp2", "No")]
    [InlineData("kp2", "kp1", "Yes")]
    public void The_recommendation_says_what_both_packages_are_and_how_they_differ(string package, string other, string answer) =>
        InThisOrder(
            Cards[$"recommendation, {answer}"],
            Level(package),
            TestContent.English.Package(package).Summary,
            Level(other),
            TestContent.English.Package(other).Summary,
            TestContent.English.Message("package.differ")
        );

    [Fact]
    public void The_greeting_says_what_a_package_is() =>
        InThisOrder(Cards["greeting"], TestContent.English.Message("greeting.text"), TestContent.English.Message("greeting.about"));

    [Fact]
    public void The_route_says_what_its_package_is_until_a_station_is_done()
    {
        var about = TestContent.English.Message("route.about");

        InThisOrder(Cards["route kp2, Yes, nothing done"], Level("kp2"), TestContent.English.Package("kp2").Summary, about);
        var later = Cards["route kp2, Yes, half done"];
        Assert.DoesNotContain(about, CardText.Write(later.Card, later.Context), StringComparison.Ordinal);
    }

    private static string Level(string package) =>
        TestContent.English.Message(package == "kp1" ? "package.level.beginner" : "package.level.advanced");

    private static void InThisOrder(DrawnCard drawn, params string[] texts)
    {
        var written = CardText.Write(drawn.Card, drawn.Context);
        var at = 0;
        foreach (var text in texts)
        {
            var found = written.IndexOf(text, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"'{text}' is not where it should be in: {written}");
            at = found + text.Length;
        }
    }
}
