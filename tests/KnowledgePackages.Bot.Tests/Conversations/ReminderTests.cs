using KnowledgePackages.Bot.Conversation;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using static KnowledgePackages.Bot.Tests.Conversations.ConversationScript;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>A person schedules a reminder, and gets it or cancels it.</summary>
public class ReminderTests
{
    [Fact]
    public async Task Whoever_stops_can_be_reminded_and_goes_on_where_they_were()
    {
        var talk = await PlayAsync("""
            user* hi start no no
            user> stop
            bot>  leave
            user! remind 3
            bot>  leave reminder/pending
            """);

        Assert.Equal([["reminder"]], await DayPassesAsync(talk, 3));

        await PlayAsync("""
            user> yes                 # a "yes" to the reminder's button; it does not answer question 3
            bot>  question/kp2-c3
            """, talk);
    }

    [Fact]
    public async Task A_number_or_a_few_words_do_as_well_as_a_button()
    {
        await PlayAsync("""
            user* hi start no
            user> remind me
            bot>  leave
            user> 3
            bot>  leave reminder/pending
            user> continue
            bot>  question/kp2-c2
            user> remind me in two weeks
            bot>  leave reminder/pending
            user> 2                   # "Do not remind me" is the second choice on this card
            bot>  reminder/stopped
            bot>  question/kp2-c2
            user> stop reminders
            bot>  reminder/stopped
            bot>  question/kp2-c2
            """);
    }

    [Fact]
    public async Task The_reminder_can_be_put_off_and_comes_again_then_and_only_then()
    {
        var talk = await PlayAsync("""
            user* hi start no
            user> remind me in 3 days
            bot>  leave reminder/pending
            """);
        await DayPassesAsync(talk, 3);
        await PlayAsync("""
            user> in 1 week
            bot>  leave reminder/pending
            """, talk);

        Assert.Empty(await DayPassesAsync(talk, 6));
        Assert.Equal([["reminder"]], await DayPassesAsync(talk, 1));
        Assert.Empty(await DayPassesAsync(talk, 1));
    }

    [Fact]
    public async Task One_wish_takes_the_place_of_the_other()
    {
        var talk = await PlayAsync("""
            user* hi start
            user> remind me in 3 days
            bot>  leave reminder/pending
            user> remind me next week
            bot>  leave reminder/pending
            """);

        Assert.Empty(await DayPassesAsync(talk, 3));
        Assert.Equal([["reminder"]], await DayPassesAsync(talk, 4));
    }

    [Fact]
    public async Task What_was_taken_back_does_not_come()
    {
        var talk = await PlayAsync("""
            user* hi start
            user> remind me in 3 days
            bot>  leave reminder/pending
            user! remindNot
            bot>  reminder/stopped
            bot>  question/kp2-c1
            """);

        Assert.Empty(await DayPassesAsync(talk, 3));
    }

    [Fact]
    public async Task A_reminder_that_comes_late_waits_for_the_morning()
    {
        var talk = await PlayAsync("""
            user* hi start
            user> remind me in 3 days
            bot>  leave reminder/pending
            """);

        Assert.Empty(await PassAsync(talk, TimeSpan.FromDays(3) + TimeSpan.FromHours(13))); // in the quiet hours, at ten in the evening
        Assert.Equal([["reminder"]], await PassAsync(talk, TimeSpan.FromHours(11)));
    }

    [Fact]
    public async Task Starting_again_keeps_the_wish()
    {
        var talk = await PlayAsync("""
            user* hi start no
            user> remind me in 3 days
            bot>  leave reminder/pending
            user* restart
            user! restartYes
            bot>  restarted
            bot>  question/kp2-c1
            """);

        Assert.Equal([["reminder"]], await DayPassesAsync(talk, 3));
    }

    [Fact]
    public async Task Among_other_people_nobody_is_reminded()
    {
        var talk = new Talk(Channels.Msteams);
        await SayAsync("start");

        var replies = await SayAsync("remind me");
        var goodbye = await SayAsync("stop");

        Assert.Contains(Sample.English.Message(Messages.ReminderGroup.Id), replies[0].Text, StringComparison.Ordinal);
        Assert.Single(Talk.Buttons(Talk.CardOf(Assert.Single(goodbye))!.Value));

        Task<IReadOnlyList<Activity>> SayAsync(string text) => talk.SendAsync(new Activity
        {
            Text = $"<at>Guide</at> {text}",
            Conversation = new(isGroup: true, conversationType: "groupChat", id: "19:group@thread.v2", tenantId: "t"),
            From = new ChannelAccount("29:ana", "Ana"),
            Entities = [new Mention(new ChannelAccount("Bot", "Guide"), "<at>Guide</at>")],
        });
    }

    [Theory]
    [InlineData(Channels.Msteams, "reminder.pending")]
    [InlineData(Channels.Webchat, "reminder.pendingHere")]
    public async Task It_promises_only_what_the_channel_can_do(string channel, string message)
    {
        var talk = new Talk(channel);
        await PlayAsync("user* hi start", talk);

        var reply = Assert.Single(await talk.SayAsync("remind me in 3 days"));

        var beforeTheDate = Sample.English.Message(message, ("date", "|")).Split('|')[0];
        Assert.Contains(beforeTheDate, Talk.CardOf(reply)!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_sends_the_event_themselves_gets_nothing_before_the_time()
    {
        var talk = await PlayAsync("""
            user* hi start
            user> remind me in 3 days
            bot>  leave reminder/pending
            """);

        Assert.Empty(await DayPassesAsync(talk, 2));
        Assert.Equal([["reminder"]], await DayPassesAsync(talk, 1));
    }

    // Moves the clock to the next full hour first, because reminders are due at full hours.
    private static async Task<IReadOnlyList<string>[]> DayPassesAsync(Talk talk, int days)
    {
        var now = talk.Time.GetUtcNow();
        talk.Time.SetUtcNow(now.AddTicks(TimeSpan.TicksPerHour - (now.UtcTicks % TimeSpan.TicksPerHour)));
        return await PassAsync(talk, TimeSpan.FromDays(days));
    }

    // Sends the event that the engine sends when a reminder is due. Talk sets the ids of the event, as of any other activity.
    private static async Task<IReadOnlyList<string>[]> PassAsync(Talk talk, TimeSpan time) =>
        [.. (await talk.SendAsync(new Activity { Type = ActivityTypes.Event, Name = "reminder" }, time)).Select(Talk.Shows)];
}
