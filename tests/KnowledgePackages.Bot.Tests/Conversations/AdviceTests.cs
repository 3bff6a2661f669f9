using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>
/// The recommendation explains how clear the result is, in the words of the questions, and names the station to start with.
/// </summary>
public class AdviceTests
{
    [Theory]
    [InlineData("no no yes", "kp2-s2")]
    [InlineData("yes yes no", "kp2-s1")]
    [InlineData("yes yes yes", "kp2-s1")]
    public async Task The_recommendation_the_route_and_the_summary_start_at_the_same_station(string answers, string station)
    {
        var talk = await ConversationScript.PlayAsync($"""
            user* hi start {answers} ok
            """);
        var number = Sample.Content.GetStation(station).Number;
        var start = Say(Messages.RecommendationStart, ("number", number), ("title", Sample.English.Station(station).Title));
        var recommendation = talk.Button("choose kp2").CardId;
        Assert.Contains(start, talk.Words(recommendation));

        await ConversationScript.PlayAsync($"""
            user> ok
            bot>  route/kp2
            user> next
            bot>  station/{station}
            user> summary
            bot>  summary/kp2 first/{station}-a1 ...
            """, talk);
        var route = talk.Button($"station {station}").CardId;
        Assert.Contains(talk.Words(route), words => words.Contains(Say(Messages.RouteStart, ("number", number)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cases_of_different_clearness_are_told_differently()
    {
        Dictionary<string, MessageDefinition?> cases = new()
        {
            ["yes yes yes"] = Messages.RecommendationEveryYes,
            ["yes no yes"] = null,
            ["yes no no"] = Messages.RecommendationClose,
            ["no 3 no"] = null,
            ["3 3 3"] = Messages.RecommendationNothingSure,
            ["no no no"] = Messages.RecommendationNothingHard,
        };
        MessageDefinition[] all = [.. cases.Values.OfType<MessageDefinition>()];
        foreach (var (answers, told) in cases)
        {
            var talk = await ConversationScript.PlayAsync($"user* hi start {answers} ok");
            var words = talk.Words(talk.Button("choose kp1").CardId);

            foreach (var message in all)
            {
                var other = answers.Contains("yes", StringComparison.Ordinal) ? 1 : 2;
                var text = Say(message, ("package", "Knowledge Package 2"), ("other", $"Knowledge Package {other}"));
                Assert.Equal(message == told, words.Contains(text));
            }

            Assert.Equal(answers is "yes no no" or "no 3 no" or "3 3 3", words.Contains(Say(Messages.RecommendationWouldChange)));
        }
    }

    [Fact]
    public async Task The_reasons_are_in_the_words_of_the_questions()
    {
        var talk = await ConversationScript.PlayAsync("user* hi start no yes no ok");

        var question = Say(Messages.QuestionLine, ("number", 2), ("text", Sample.English.Challenge("kp2-c2").Question));
        Assert.Contains(question, talk.Words(talk.Button("choose kp2").CardId));
    }

    [Fact]
    public Task What_fits_into_the_time_that_a_person_has_is_told_and_the_way_goes_on() => ConversationScript.PlayAsync("""
        user* hi start no no yes
        user> I have 15 minutes
        bot>  route/later
        bot>  again/check
        user* ok ok
        user! haveTime 15
        bot>  time/15 ...
        bot>  again/kp2/route
        user> 40 minutes
        bot>  time/40 ...
        bot>  again/kp2/route
        user! {"do":"haveTime","round":1,"minutes":-5}
        bot>  time/1 ...
        bot>  again/kp2/route
        """);

    private static string Say(MessageDefinition message, params ReadOnlySpan<(string, object)> values) =>
        Sample.English.Message(message.Id, values);
}
