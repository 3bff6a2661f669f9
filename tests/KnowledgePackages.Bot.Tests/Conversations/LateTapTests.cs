using KnowledgePackages.Bot.Tests.Faults;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

public class LateTapTests
{
    private const string ToQuestion3 = """
        user@ join
        bot>  greeting
        user! start
        bot>  question/kp2-c1
        user! answer kp2-c1 no
        bot>  question/kp2-c2
        user! answer kp2-c2 no
        bot>  question/kp2-c3

        """;

    private const string ToRoute2 = ToQuestion3 + """
        user* yes ok ok
        bot>  route/kp2

        """;

    [Fact]
    public Task A_late_answer_changes_its_own_question_and_is_acknowledged() => ConversationScript.PlayAsync(ToQuestion3 + """
        user^ answer kp2-c1 yes
        bot~  answered/kp2-c1
        bot>  late/changed/kp2-c1
        bot>  question/kp2-c3
        user* no ok
        bot>  recommendation/kp2 because/kp2-c1
        """);

    [Fact]
    public Task A_late_answer_equal_to_the_standing_one_changes_nothing() => ConversationScript.PlayAsync(ToQuestion3 + """
        user^ answer kp2-c1 no
        bot>  late/kept/kp2-c1
        bot>  question/kp2-c3
        """);

    [Fact]
    public Task An_answer_to_a_question_that_was_left_by_back_is_noted_there() => ConversationScript.PlayAsync(ToQuestion3 + """
        user! back
        bot>  question/kp2-c2
        user^ answer kp2-c3 yes
        bot~  answered/kp2-c3
        bot>  late/noted/kp2-c3
        bot>  question/kp2-c2
        user> no
        bot>  check
        """);

    [Fact]
    public Task The_change_button_of_an_answered_card_asks_again_and_comes_back() => ConversationScript.PlayAsync(ToQuestion3 + """
        user! change kp2-c1
        bot>  question/kp2-c1
        user! answer kp2-c1 yes
        bot~  answered/kp2-c1
        bot>  question/kp2-c3
        """);

    [Fact]
    public Task A_late_answer_on_the_route_says_when_the_other_package_fits_now() => ConversationScript.PlayAsync(ToRoute2 + """
        user^ answer kp2-c3 no
        bot>  late/changed/kp2-c3
        bot>  again/kp2/route
        """);

    [Theory]
    [InlineData("start", "late/step")]
    [InlineData("back", "late/step")]
    [InlineData("confirm", "late/step")]
    [InlineData("choose kp2", "late/step")]
    public Task A_late_way_on_is_explained_and_leads_nowhere(string button, string said) => ConversationScript.PlayAsync($"""
        {ToRoute2}
        user^ {button}
        bot>  {said}
        bot>  again/kp2/route
        """);

    [Fact]
    public Task An_old_next_does_not_skip_a_step() => ConversationScript.PlayAsync(ToRoute2 + """
        user! station kp2-s1
        bot>  station/kp2-s1
        user! next
        bot>  resource/vision-workshop ...
        user! next
        bot>  resource/exchange-guide ...
        user^ next
        bot>  late/step
        bot>  again/kp2-s1/exchange-guide
        """);

    [Fact]
    public Task What_an_old_button_names_is_done_from_anywhere() => ConversationScript.PlayAsync(ToRoute2 + """
        user^ choose kp1
        bot>  extra/kp1
        user! route
        bot>  route/kp1
        user^ station kp2-s1
        bot>  station/elsewhere
        bot>  again/kp1/route
        user^ station kp1-s2
        bot>  station/kp1-s2
        user^ explain kp2-c1
        bot>  explanation/kp2-c1
        bot>  again/kp1-s2/kp1-s2
        user^ choose kp2
        bot>  route/kp2
        user^ stationDone kp1-s2
        bot>  station/elsewhere
        bot>  again/kp2/route
        user! {"do":"stationDone","station":"kp2-s9","at":"x","round":1}
        bot>  late/step
        bot>  again/kp2/route
        """);

    [Fact]
    public Task Buttons_from_before_a_restart_only_say_so() => ConversationScript.PlayAsync(ToQuestion3 + """
        user> restart
        bot>  restart
        user! restartYes
        bot>  restarted
        bot>  question/kp2-c1
        user^ answer kp2-c1 no
        bot>  late/round
        bot>  question/kp2-c1
        user^ start
        bot>  late/round
        bot>  question/kp2-c1
        """);

    [Fact]
    public Task An_old_yes_start_again_asks_again_and_loses_nothing() => ConversationScript.PlayAsync(ToQuestion3 + """
        user> start over
        bot>  restart
        user> no
        bot>  question/kp2-c3
        user^ restartYes
        bot>  restart
        user> go on
        bot>  question/kp2-c3
        """);

    [Fact]
    public Task An_answer_tapped_while_the_restart_is_open_is_the_answer() => ConversationScript.PlayAsync(ToQuestion3 + """
        user> restart
        bot>  restart
        user! answer kp2-c3 yes
        bot~  answered/kp2-c3
        bot>  check
        """);

    [Theory]
    [InlineData("start")]
    [InlineData("answer kp2-c1 no")]
    public async Task A_double_tap_is_one_tap(string button)
    {
        var talk = new Talk();
        await talk.SendAsync(ConversationScript.Joined());
        if (button != "start")
        {
            await ConversationScript.PlayAsync("user! start", talk);
        }

        var (card, data) = talk.Button(button);

        var first = await talk.SendAsync(new Activity { Value = data, ReplyToId = card });
        var second = await talk.SendAsync(new Activity { Value = data, ReplyToId = card }, after: TimeSpan.FromMilliseconds(300));

        Assert.Contains(first, reply => reply.Type == ActivityTypes.Message);
        Assert.Empty(second);
    }

    [Fact]
    public async Task A_tap_that_the_channel_brings_again_later_changes_nothing_and_says_nothing()
    {
        var talk = await ConversationScript.PlayAsync(ToQuestion3.Split("user! answer kp2-c1", 2)[0]);
        var (card, data) = talk.Button("answer kp2-c1 no");
        var sent = talk.Time.GetUtcNow();
        await talk.SendAsync(new Activity { Value = data, ReplyToId = card, LocalTimestamp = sent });
        await ConversationScript.PlayAsync("user! answer kp2-c2 yes", talk);

        var again = await talk.SendAsync(new Activity { Value = data, ReplyToId = card, LocalTimestamp = sent });

        Assert.Empty(again);
        await ConversationScript.PlayAsync("""
            user> status
            bot>  status
            bot>  question/kp2-c3
            """, talk);
    }

    [Fact]
    public async Task A_text_that_was_sent_before_the_question_was_shown_is_not_its_answer()
    {
        var talk = await ConversationScript.PlayAsync(ToQuestion3);

        var replies = await talk.SendAsync(new Activity { Text = "yes", LocalTimestamp = talk.Time.GetUtcNow() - TimeSpan.FromSeconds(1) });

        Assert.Equal(["early", "question/kp2-c3"], replies.Select(reply => string.Join(' ', Talk.Shows(reply))));
        await ConversationScript.PlayAsync("""
            user> yes
            bot>  check
            """, talk);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-300)] // the host's clock is five minutes ahead of the channel's
    public async Task A_text_that_was_sent_while_the_one_before_was_held_up_is_not_the_next_answer(int channelClock)
    {
        var talk = new Talk();
        Task<IReadOnlyList<Activity>> SayAsync(string text, int after, int underWay) => talk.SendAsync(
            new Activity
            {
                Text = text,
                LocalTimestamp = talk.Time.GetUtcNow().AddSeconds(after - underWay),
                Timestamp = talk.Time.GetUtcNow().AddSeconds(after - underWay + channelClock),
            },
            TimeSpan.FromSeconds(after));
        await SayAsync("hi", after: 10, underWay: 0);
        await SayAsync("start", after: 10, underWay: 0);

        Assert.Equal(["question/kp2-c2"], Said(await SayAsync("yes", after: 20, underWay: 15)));
        Assert.Equal(["early", "question/kp2-c2"], Said(await SayAsync("yes", after: 1, underWay: 8)));
        Assert.Equal(["question/kp2-c3"], Said(await SayAsync("no", after: 9, underWay: 0)));

        static IEnumerable<string> Said(IEnumerable<Activity> replies) => replies
            .Where(reply => reply.Type == ActivityTypes.Message)
            .Select(reply => string.Join(' ', Talk.Shows(reply)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(3600)]
    [InlineData(-30)]
    [InlineData(-3600)]
    public async Task However_far_the_hosts_clock_is_put_forward_or_back_one_answer_is_refused_and_only_once(int seconds)
    {
        Assert.InRange(await RefusalsAsync(turn => TimeSpan.FromSeconds(turn >= 4 ? seconds : 0), hasLocal: true), 0, 1);
        Assert.Equal(0, await RefusalsAsync(turn => TimeSpan.FromSeconds(turn >= 4 ? seconds : 0), hasLocal: false));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(3600)]
    public async Task However_far_the_clocks_of_two_hosts_that_take_turns_are_apart_no_answer_is_refused_twice(int seconds)
    {
        await RefusalsAsync(turn => TimeSpan.FromSeconds(turn % 2 == 0 ? seconds : 0), hasLocal: true);
        Assert.Equal(0, await RefusalsAsync(turn => TimeSpan.FromSeconds(turn % 2 == 0 ? seconds : 0), hasLocal: false));
    }

    [Fact]
    public async Task An_estimate_of_the_delay_ends_after_ten_minutes()
    {
        var talk = new Talk();
        await talk.SendAsync(new Activity { Text = "hi" });
        await talk.SendAsync(Behind("start"), TimeSpan.FromMinutes(11));

        var replies = await talk.SendAsync(Behind("no"), TimeSpan.FromSeconds(3));

        Assert.DoesNotContain(replies, reply => Talk.Shows(reply) is ["early"]);

        // Returns a message with a channel timestamp that is eight seconds behind the clocks of the person and the host.
        Activity Behind(string text) => new()
        {
            Text = text,
            Timestamp = talk.Time.GetUtcNow().AddSeconds(text == "start" ? 660 - 8 : 3 - 8),
            LocalTimestamp = talk.Time.GetUtcNow().AddSeconds(text == "start" ? 660 : 3),
        };
    }

    [Fact]
    public async Task An_event_without_a_stamp_says_nothing_about_the_channels_clock()
    {
        var line = Line.Open();
        await line.DeliverAsync(ConversationScript.Joined());
        await SayAsync("start");

        await SayAsync("no");

        Assert.Equal(["greeting", "question/kp2-c1", "question/kp2-c2"], Line.Says(line.Shown));

        // Sends each text three seconds after the previous one, through a channel whose clock is five seconds behind.
        Task<IReadOnlyList<Activity>> SayAsync(string text)
        {
            line.Time.Advance(TimeSpan.FromSeconds(3));
            var now = line.Time.GetUtcNow();
            return line.DeliverAsync(new Sending($"{now.Ticks}", text, Local: now, Channel: now.AddSeconds(-5)).ToActivity());
        }
    }

    [Fact]
    public async Task A_stamp_that_no_clock_shows_is_no_stamp()
    {
        var talk = await ConversationScript.PlayAsync(ToQuestion3.Split("user! answer kp2-c2", 2)[0]);
        await talk.SendAsync(new Activity { Text = "no", LocalTimestamp = DateTimeOffset.MaxValue, Timestamp = DateTimeOffset.MaxValue });

        var replies = await talk.SendAsync(new Activity { Text = "yes" });

        Assert.Contains(replies, reply => Talk.Shows(reply) is ["check"]);
    }

    [Fact]
    public async Task A_text_that_was_sent_before_the_question_was_shown_again_is_its_answer_all_the_same()
    {
        var talk = await ConversationScript.PlayAsync(ToQuestion3);
        var sent = talk.Time.GetUtcNow().AddSeconds(5);
        await talk.SayAsync("help");

        var replies = await talk.SendAsync(new Activity { Text = "yes", LocalTimestamp = sent });

        Assert.Contains(replies, reply => Talk.Shows(reply) is ["check"]);
    }

    [Fact]
    public async Task A_command_that_was_sent_early_is_followed_all_the_same()
    {
        var talk = await ConversationScript.PlayAsync(ToQuestion3);

        var before = talk.Time.GetUtcNow() - TimeSpan.FromSeconds(1);
        var replies = await talk.SendAsync(new Activity { Text = "help", LocalTimestamp = before });

        Assert.Equal(["help", "question/kp2-c3"], replies.Select(reply => string.Join(' ', Talk.Shows(reply))));
    }

    // Types an answer 1.5 s after each question, types it again after a refusal, and counts the refusals. No answer may be refused twice.
    private static async Task<int> RefusalsAsync(Func<int, TimeSpan> hostAhead, bool hasLocal)
    {
        var talk = new Talk();
        var (turn, refusals, sent) = (0, 0, talk.Time.GetUtcNow());
        foreach (var text in "hi start no no back back no no back back no no back back no no".Split(' '))
        {
            if (await IsRefusedAsync(text))
            {
                refusals++;
                Assert.False(await IsRefusedAsync(text), $"'{text}' was refused twice.");
            }
        }

        return refusals;

        async Task<bool> IsRefusedAsync(string text)
        {
            sent = sent.AddSeconds(1.5);
            talk.Time.AdjustTime(sent.AddMilliseconds(100) + hostAhead(++turn));
            var message = new Activity { Text = text, LocalTimestamp = hasLocal ? sent : DateTimeOffset.MaxValue, Timestamp = sent };
            return (await talk.SendAsync(message, TimeSpan.Zero)).Any(reply => Talk.Shows(reply) is ["early"]);
        }
    }
}
