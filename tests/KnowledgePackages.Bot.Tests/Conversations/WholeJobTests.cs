using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

public class WholeJobTests
{
    [Fact]
    public Task One_yes_leads_to_package_2_and_says_why() => ConversationScript.PlayAsync("""
        user> hi
        bot>  greeting
        user> start
        bot>  question/kp2-c1
        user* no yes no
        bot>  check
        user> ok
        bot>  recommendation/kp2 because/kp2-c2
        """);

    [Fact]
    public Task No_to_every_question_leads_to_package_1_and_names_what_was_not_sure() => ConversationScript.PlayAsync("""
        user@ join
        bot>  greeting
        user> Let's go!
        bot>  question/kp2-c1
        user* not-sure no idk
        bot>  check
        user> looks good
        bot>  recommendation/kp1 notSure/kp2-c1 notSure/kp2-c3
        """);

    [Fact]
    public Task The_whole_job_by_typing_only() => ConversationScript.PlayAsync("""
        user> hello
        bot>  greeting
        user> yes
        bot>  question/kp2-c1
        user> Yes!
        bot>  question/kp2-c2
        user> nope
        bot>  question/kp2-c3
        user> 1
        bot>  check
        user> change 1
        bot>  question/kp2-c1
        user> not realy
        bot>  check
        user> change 2
        bot>  question/kp2-c2
        user> i dont know
        bot>  check
        user> change 1
        bot>  question/kp2-c1
        user> Yes, we do
        bot>  check
        user> show my recomendation
        bot>  recommendation/kp2 because/kp2-c1 because/kp2-c3 notSure/kp2-c2
        user> take it
        bot>  route/kp2
        user> examples
        bot>  case/kp2-case-harbour case/kp2-case-museum
        bot>  again/kp2/route
        user> next
        bot>  station/kp2-s1
        user> next
        bot>  resource/vision-workshop resource/region-plan resource/ecosystem-film
        user> ok
        bot>  resource/exchange-guide resource/old-atlas
        user> back
        bot>  resource/vision-workshop resource/region-plan resource/ecosystem-film
        user> 1
        bot>  resource/exchange-guide resource/old-atlas
        user> next
        bot>  tip/kp2-s1-t1 tip/kp2-s1-t2 tip/kp2-s1-t3 tip/kp2-s1-t4
        user> more
        bot>  tip/kp2-s1-t5 tip/kp2-s1-t6
        user> nxet
        bot>  action/kp2-s1-a1 action/kp2-s1-a2 action/kp2-s1-a3
        user> action 2 done
        bot~  action/kp2-s1-a1 action/kp2-s1-a2 action/kp2-s1-a3
        bot>  actionDone/kp2-s1-a2
        bot~  route/kp2
        user> done
        bot>  stationDone/kp2-s1
        bot>  route/kp2
        user> next
        bot>  station/kp2-s2
        user> station 1
        bot>  station/kp2-s1
        user> stations
        bot>  route/kp2
        user> open station 2
        bot>  station/kp2-s2
        user> I have read station 2
        bot>  stationDone/kp2-s2
        bot>  summary/kp2 first/kp2-s1-a1 open/kp2-s1-a3 ...
        """);

    [Fact]
    public Task The_whole_job_by_tapping_only() => ConversationScript.PlayAsync("""
        user@ join
        bot>  greeting
        user! start
        bot>  question/kp2-c1
        user! explain kp2-c1
        bot>  question/kp2-c1 explanation/kp2-c1
        user! answer kp2-c1 no
        bot~  answered/kp2-c1       # the two cards that asked the question: without and with its explanation
        bot~  answered/kp2-c1
        bot>  question/kp2-c2
        user! answer kp2-c2 no
        bot>  question/kp2-c3
        user! back
        bot>  question/kp2-c2
        user! answer kp2-c2 notSure
        bot>  question/kp2-c3
        user! answer kp2-c3 yes
        bot>  check
        user! change kp2-c3
        bot>  question/kp2-c3
        user! answer kp2-c3 no
        bot>  check
        user! confirm
        bot>  recommendation/kp1 notSure/kp2-c2
        user! back
        bot>  check
        user! confirm
        bot>  recommendation/kp1 notSure/kp2-c2
        user! choose kp2
        bot>  route/kp2
        user! back
        bot>  recommendation/kp1 notSure/kp2-c2
        user! choose kp1
        bot>  extra/kp1
        user! route
        bot>  route/kp1
        user! cases kp1
        bot>  case/kp1-case-bakery case/kp1-case-garage
        bot>  again/kp1/route
        user! station kp1-s2
        bot>  station/kp1-s2
        user! next
        bot>  resource/course-check resource/job-figures resource/green-skills
        user! leave
        bot>  leave
        user! continue
        bot>  resource/course-check resource/job-figures resource/green-skills
        user! route
        bot>  route/kp1
        user! station kp1-s1
        bot>  station/kp1-s1
        user! stationDone kp1-s1
        bot>  stationDone/kp1-s1
        bot>  route/kp1
        user! station kp1-s2
        bot>  station/kp1-s2
        user! next
        bot>  resource/course-check ...
        user! next
        bot>  resource/graduate-survey ...
        user! next
        bot>  tip/kp1-s2-t1 ...
        user! next
        bot>  tip/kp1-s2-t5 ...
        user! next
        bot>  action/kp1-s2-a1 ...
        user! actionDone kp1-s2-a1 true
        bot~  action/kp1-s2-a1 ...
        bot>  actionDone/kp1-s2-a1
        bot~  route/kp1
        user! actionDone kp1-s2-a1 false
        bot>  actionOpen/kp1-s2-a1
        user! stationDone kp1-s2
        bot>  stationDone/kp1-s2
        bot>  summary/kp1 first/kp1-s2-a1 ...
        user! route
        bot>  route/kp1
        user! finish
        bot>  summary/kp1 first/kp1-s2-a1 ...
        user! restart
        bot>  restart
        user! restartYes
        bot>  restarted
        bot>  question/kp2-c1
        """);

    [Fact]
    public Task The_summary_begins_with_what_the_answers_ask_for() => ConversationScript.PlayAsync("""
        user* hi start no no yes ok ok summary
        bot>  summary/kp2 first/kp2-s2-a1 open/kp2-s2-a2 open/kp2-s1-a1 ...
        """);

    [Fact]
    public async Task A_channel_without_cards_gets_the_same_in_text()
    {
        const string Script = "hi|start|help|yes|2|what does this mean?|3|back|1|change 2|no|4|2|1"
            + "|extra questions|yes|2|5|1|next|next|next|next|next|next|stations|status|what is a CoVE?|summary|1";
        var (cards, text) = (new Talk(), new Talk(Channels.Sms));
        foreach (var said in Script.Split('|'))
        {
            var expected = await cards.SayAsync(said);
            var actual = await text.SayAsync(said);
            Assert.All(actual, reply => Assert.True(reply.Attachments is null or { Count: 0 } && reply.ChannelData is null));
            Assert.Equal(expected.Where(reply => reply.Type == ActivityTypes.Message).Select(TextOf), actual.Select(reply => reply.Text));
        }
    }

    [Fact]
    public async Task On_a_channel_without_cards_actions_are_marked_by_number()
    {
        var talk = new Talk(Channels.Sms);
        foreach (var said in "hi|start|yes|no|no|ok|take it|1|next|next|next|next|next".Split('|'))
        {
            await talk.SayAsync(said);
        }

        // The card has four buttons to move on, then three buttons for each action.
        var chosen = await talk.SayAsync("5");
        var done = await talk.SayAsync("9");

        Assert.Equal(Sample.English.Message("action.chosen", ("number", 1)), chosen[0].Text);
        Assert.Equal(Sample.English.Message("action.marked", ("number", 2), ("count", 1)), done[0].Text);
    }

    private static string? TextOf(Activity reply) =>
        Talk.CardOf(reply) is { } card ? card.GetProperty("fallbackText").GetString() : reply.Text;
}
