using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>A person who starts again can compare the new round with the last finished one.</summary>
public class RoundsCardTests
{
    private const string Again = """
        user@ join
        user* start yes no no ok ok
        user! station kp2-s1
        user> choose 1
        user> action 2 done
        user> save 1
        user> restart
        bot>  restart
        user! restartYes
        bot>  restarted
        bot>  question/kp2-c1

        """;

    private readonly MemoryConversationStore _storage = new();

    [Fact]
    public Task Words_and_buttons_at_recommendation_and_summary_compare_with_the_last_round() => ConversationScript.PlayAsync(Again + """
        user> compare with last time
        bot>  rounds
        bot>  question/kp2-c1
        user* no yes no ok
        bot>  recommendation/kp2 because/kp2-c2
        user! compareRounds
        bot>  rounds changed/kp2-c1 changed/kp2-c2
        bot>  again/recommendation
        user> ok
        bot>  route/kp2
        user> what has changed since last time?
        bot>  rounds changed/kp2-c1 changed/kp2-c2
        bot>  again/kp2/route
        user* summary
        bot>  summary/kp2 ...
        user! compareRounds
        bot>  rounds changed/kp2-c1 changed/kp2-c2
        bot>  again/kp2/summary
        """);

    [Fact]
    public async Task The_card_says_then_and_now_and_what_was_done_since()
    {
        var talk = await ConversationScript.PlayAsync(Again + """
            user* no yes no ok ok
            user> compare with last time
            bot>  rounds ...
            bot>  again/kp2/route
            """, new Talk(storage: _storage));

        var journey = (await StoredState.OfAsync(_storage)).Journey;
        Assert.Equal(["kp2-s1-a1"], journey.Plan.Actions.Select(entry => entry.Id));
        Assert.Single(journey.Plan.Resources);
        var context = new CardContext(Sample.Content, Sample.English, journey);
        var words = Bot.Conversation.Cards.CardText.Write(Bot.Plan.RoundsCard.Draw(context), context);
        Assert.Contains(Say(Messages.RoundsChanges, ("count", 2)), words, StringComparison.Ordinal);
        Assert.Contains(Say(Messages.RoundsDone, ("count", 1)), words, StringComparison.Ordinal);
        Assert.Contains(Say(Messages.RoundsCounts, ("chosen", 1), ("done", 1), ("notForUs", 0)), words, StringComparison.Ordinal);
        Assert.Matches(@"\): Yes, a challenge\nNow: No, we manage", words);
        Assert.Matches(@"\): No, we manage\nNow: Yes, a challenge", words);
        Assert.Matches(@"Package\nLast time \([^)]*\): Knowledge Package 2\nNow: Knowledge Package 2", words);
        Assert.NotEmpty(talk.Button("station kp2-s1").CardId);
    }

    [Fact]
    public async Task Without_a_finished_round_there_is_nothing_to_compare()
    {
        var talk = await ConversationScript.PlayAsync("""
            user@ join
            user* start yes no
            user> restart
            user! restartYes
            user> compare with last time
            bot>  rounds
            bot>  question/kp2-c1
            user* yes no no ok
            bot>  recommendation/kp2 because/kp2-c1
            """);

        Assert.Throws<InvalidOperationException>(() => talk.Button("compareRounds"));
    }

    [Fact]
    public async Task The_question_about_starting_again_says_what_stays()
    {
        var early = await ConversationScript.PlayAsync("""
            user@ join
            user* start yes
            user> restart
            """);
        var late = await ConversationScript.PlayAsync("""
            user@ join
            user* start yes no no ok ok
            user> restart
            """);

        Assert.Contains(Say(Messages.RestartText), early.Words(early.Button("restartYes").CardId));
        Assert.Contains(Say(Messages.RestartTextKept), late.Words(late.Button("restartYes").CardId));
    }

    private static string Say(MessageDefinition message, params ReadOnlySpan<(string, object)> values) =>
        Sample.English.Message(message.Id, values);
}
