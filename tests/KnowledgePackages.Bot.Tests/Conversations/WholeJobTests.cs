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
        user* no no no yes no no
        bot>  check
        user> ok
        bot>  recommendation/kp2 because/kp2-c4
        """);

    [Fact]
    public Task Six_times_no_leads_to_package_1_and_names_what_was_not_sure() => ConversationScript.PlayAsync("""
        user@ join
        bot>  greeting
        user> Let's go!
        bot>  question/kp2-c1
        user* no no not-sure no idk no
        bot>  check
        user> looks good
        bot>  recommendation/kp1 notSure/kp2-c3 notSure/kp2-c5
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
        bot>  question/kp2-c4
        user> not realy
        bot>  question/kp2-c5
        user> i dont know
        bot>  question/kp2-c6
        user> Yes, we do
        bot>  check
        user> show my recomendation
        bot>  recommendation/kp2 because/kp2-c1 because/kp2-c3 because/kp2-c6 notSure/kp2-c5
        user> take it
        bot>  route/kp2
        user> examples
        bot>  case/kp2-case-tourx case/kp2-case-tkgune case/kp2-case-chill
        bot>  again/kp2/route
        user> next
        bot>  station/kp2-s1
        user> next
        bot>  resource/etf-isatcove resource/etf-towards-excellence resource/etf-partnerships-to-ecosystems
        user> ok
        bot>  resource/copcoves-roadmap resource/tourx resource/pact-for-skills
        user> 1
        bot>  resource/ec-cove resource/go-international resource/katapult-impact
        user> back
        bot>  resource/copcoves-roadmap resource/tourx resource/pact-for-skills
        user* next next
        bot>  tip/kp2-s1-t1 tip/kp2-s1-t2 tip/kp2-s1-t3 tip/kp2-s1-t4
        user> more
        bot>  tip/kp2-s1-t5 tip/kp2-s1-t6 tip/kp2-s1-t7 tip/kp2-s1-t8
        user> nxet
        bot>  action/kp2-s1-a1 action/kp2-s1-a2 action/kp2-s1-a3 action/kp2-s1-a4 action/kp2-s1-a5
        user> action 2 done
        bot~  action/kp2-s1-a1 action/kp2-s1-a2 action/kp2-s1-a3 action/kp2-s1-a4 action/kp2-s1-a5
        bot>  actionDone/kp2-s1-a2
        bot~  route/kp2
        user> done
        bot>  stationDone/kp2-s1
        bot>  route/kp2
        user> station 3
        bot>  station/kp2-s3
        user> done
        bot>  stationDone/kp2-s3
        bot>  route/kp2
        user> next
        bot>  station/kp2-s2
        user> mark station 2 as done
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
        bot~  answered/kp2-c1       # the question, and the question with its explanation
        bot~  answered/kp2-c1
        bot>  question/kp2-c2
        user! answer kp2-c2 no
        bot>  question/kp2-c3
        user! back
        bot>  question/kp2-c2
        user! answer kp2-c2 notSure
        bot>  question/kp2-c3
        user! answer kp2-c3 no
        bot>  question/kp2-c4
        user! answer kp2-c4 no
        bot>  question/kp2-c5
        user! answer kp2-c5 yes
        bot>  question/kp2-c6
        user! answer kp2-c6 no
        bot>  check
        user! change kp2-c5
        bot>  question/kp2-c5
        user! answer kp2-c5 no
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
        bot>  case/kp1-case-taheal case/kp1-case-moldova-construction case/kp1-case-dihub
        bot>  again/kp1/route
        user! station kp1-s2
        bot>  station/kp1-s2
        user! next
        bot>  resource/skills-ovate resource/esco resource/ilo-lmi-guide
        user! leave
        bot>  leave
        user! continue
        bot>  resource/skills-ovate resource/esco resource/ilo-lmi-guide
        user! route
        bot>  route/kp1
        user! station kp1-s1
        bot>  station/kp1-s1
        user! stationDone kp1-s1
        bot>  stationDone/kp1-s1
        bot>  route/kp1
        user! station kp1-s2
        bot>  station/kp1-s2
        user! stationDone kp1-s2
        bot>  stationDone/kp1-s2
        bot>  route/kp1
        user! station kp1-s3
        bot>  station/kp1-s3
        user! next
        bot>  resource/etf-wbl-handbook ...
        user! next
        bot>  resource/eqavet-wbl ...
        user! next
        bot>  resource/mou-guide ...
        user! next
        bot>  tip/kp1-s3-t1 ...
        user! next
        bot>  tip/kp1-s3-t5 ...
        user! next
        bot>  action/kp1-s3-a1 ...
        user! actionDone kp1-s3-a1 true
        bot~  action/kp1-s3-a1 ...
        bot>  actionDone/kp1-s3-a1
        bot~  route/kp1
        user! actionDone kp1-s3-a1 false
        bot>  actionOpen/kp1-s3-a1
        user! stationDone kp1-s3
        bot>  stationDone/kp1-s3
        bot>  summary/kp1 first/kp1-s1-a1 ...
        user! route
        bot>  route/kp1
        user! finish
        bot>  summary/kp1 first/kp1-s1-a1 ...
        user! restart
        bot>  restart
        user! restartYes
        bot>  restarted
        bot>  question/kp2-c1
        """);

    [Fact]
    public Task The_summary_begins_with_what_the_answers_ask_for() => ConversationScript.PlayAsync("""
        user* hi start no no no no yes no ok ok summary
        bot>  summary/kp2 first/kp2-s3-a1 open/kp2-s3-a2 open/kp2-s3-a3 open/kp2-s3-a4 open/kp2-s3-a5 open/kp2-s1-a1 ...
        """);

    [Fact]
    public async Task A_channel_without_cards_gets_the_same_in_text()
    {
        const string Script = "hi|start|help|yes|2|what does this mean?|3|back|no|1|nope|yes|change 2|no|7|2|1"
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
        foreach (var said in "hi|start|yes|no|no|no|no|no|ok|take it|1|next|next|next|next|next|next".Split('|'))
        {
            await talk.SayAsync(said);
        }

        var replies = await talk.SayAsync("2");

        Assert.Collection(
            replies,
            reply => Assert.Equal("Action 2 is done. 4 more are open at this station.", reply.Text),
            reply => Assert.Contains("2. Mark action 2 as open", reply.Text, StringComparison.Ordinal));
    }

    private static string? TextOf(Activity reply) =>
        Talk.CardOf(reply) is { } card ? card.GetProperty("fallbackText").GetString() : reply.Text;
}
