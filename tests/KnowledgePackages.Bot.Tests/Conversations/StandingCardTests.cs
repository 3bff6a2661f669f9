using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>The bot updates a card on the screen if the progress that the card shows has changed, and otherwise leaves it.</summary>
public class StandingCardTests
{
    private const string ToRoute2 = """
        user@ join
        user* start yes no no ok ok
        bot>  route/kp2

        """;

    [Fact]
    public Task An_answered_question_shows_its_answer_and_the_way_to_change_it() => ConversationScript.PlayAsync("""
        user@ join
        user> start
        bot>  question/kp2-c1
        user! answer kp2-c1 yes
        bot~  answered/kp2-c1
        bot>  question/kp2-c2
        user! change kp2-c1
        bot>  question/kp2-c1
        """);

    [Theory]
    [InlineData("user! stationDone kp2-s1")]
    [InlineData("user> done")]
    public async Task The_route_that_stands_there_shows_a_station_as_done_in_the_turn_in_which_it_is_done(string done)
    {
        var talk = await ConversationScript.PlayAsync(ToRoute2);
        var route = talk.Button("station kp2-s1").CardId;
        await ConversationScript.PlayAsync($"""
            user! station kp2-s1
            bot>  station/kp2-s1
            {done}
            bot>  stationDone/kp2-s1
            bot~  route/kp2
            bot>  route/kp2
            """, talk);

        Assert.Contains(talk.Words(route), text => text == $"Station 1, {Say(Messages.StateRead)}");
    }

    [Fact]
    public async Task Going_through_a_station_leaves_the_route_as_it_is()
    {
        var talk = await ConversationScript.PlayAsync(ToRoute2);
        var (route, into) = talk.Button("station kp2-s1");

        Assert.DoesNotContain(await talk.TapAsync(route, into), IsUpdate);
        foreach (var said in (string[])["next", "next", "help", "back", "stations", "stop", "continue"])
        {
            Assert.DoesNotContain(await talk.SayAsync(said), IsUpdate);
        }
    }

    [Fact]
    public async Task Somebody_who_only_writes_sees_the_route_change_where_it_stands_after_a_whole_station()
    {
        var talk = await ConversationScript.PlayAsync(ToRoute2);
        var route = talk.Button("station kp2-s1").CardId;
        List<Activity> replies = [];
        foreach (
            var said in (string[])["next", "next", "next", "next", "next", "next", "action 1 done", "action 3 done", "help", "done"]
        )
        {
            replies.AddRange(await talk.SayAsync(said));
        }

        var routes = replies.Where(reply => Talk.Shows(reply) is ["route/kp2"]).ToList();
        Assert.Equal(4, routes.Count); // the old card is updated for two actions and for the station; the new card comes last
        Assert.All(routes.SkipLast(1), update => Assert.Equal((true, route), (IsUpdate(update), update.Id)));
        Assert.False(IsUpdate(routes[^1]));
        Assert.Contains(talk.Words(route), text => text == $"Station 1, {Say(Messages.StateRead)}");
    }

    [Fact]
    public async Task An_old_route_of_which_the_channels_id_is_forgotten_is_left_alone()
    {
        var talk = await ConversationScript.PlayAsync(ToRoute2);
        await talk.SayAsync("station 1");
        for (var i = 0; i < 8; i++)
        {
            await talk.SayAsync("help"); // each "help" makes the bot send two messages
        }

        var replies = await talk.SayAsync("done");

        Assert.Equal(["stationDone/kp2-s1", "route/kp2"], replies.SelectMany(Talk.Shows));
    }

    [Fact]
    public async Task A_marked_action_changes_its_card_and_the_route_and_nothing_twice()
    {
        var talk = await ConversationScript.PlayAsync(ToRoute2 + """
            user! station kp2-s1
            user* next next next next next
            bot>  action/kp2-s1-a1 ...
            user! actionDone kp2-s1-a2
            bot~  action/kp2-s1-a1 action/kp2-s1-a2 action/kp2-s1-a3
            bot>  actionDone/kp2-s1-a2
            bot~  route/kp2
            """);

        Assert.DoesNotContain(await talk.SayAsync("action 2 done"), IsUpdate);
    }

    [Fact]
    public async Task An_answer_that_is_tapped_again_replaces_no_card_by_its_equal()
    {
        var talk = await ConversationScript.PlayAsync("""
            user@ join
            user! start
            user! answer kp2-c1 yes
            bot~  answered/kp2-c1
            bot>  question/kp2-c2
            """);
        var (card, yes) = talk.OldButton("answer kp2-c1 yes");

        var replies = await talk.TapAsync(card, yes);

        Assert.Equal(["late/kept/kp2-c1", "question/kp2-c2"], replies.SelectMany(Talk.Shows));
    }

    [Fact]
    public async Task After_a_restart_the_cards_of_the_round_before_stay_as_they_are()
    {
        var talk = await ConversationScript.PlayAsync(ToRoute2 + """
            user* station-1 done
            bot>  stationDone/kp2-s1
            bot>  route/kp2
            """);
        var old = talk.Button("station kp2-s1").CardId;
        var before = talk.Words(old);

        await ConversationScript.PlayAsync("""
            user* restart yes yes no no ok ok
            bot>  route/kp2
            """, talk);

        Assert.Equal(before, talk.Words(old));
    }

    private static string Say(MessageDefinition message) => Sample.English.Message(message.Id);

    private static bool IsUpdate(Activity reply) => reply.Type == ActivityTypes.MessageUpdate;
}
