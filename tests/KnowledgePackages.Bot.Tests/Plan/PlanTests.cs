using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Bot.Tests.Conversations;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using static KnowledgePackages.Bot.Tests.Plan.PlanTalk;

namespace KnowledgePackages.Bot.Tests.Plan;

/// <summary>Tests the plan in the conversation.</summary>
public class PlanTests
{
    [Fact]
    public Task An_action_is_chosen_named_dated_done_and_refused_where_it_stands() => ConversationScript.PlayAsync(ToActions + """
        user! decide kp2-s1-a2 choose
        bot~  action/kp2-s1-a1 action/kp2-s1-a2 action/kp2-s1-a3
        bot>  actionChosen/kp2-s1-a2
        user! decide kp2-s1-a3 notForUs
        bot~  action/kp2-s1-a1 ...
        bot>  actionNotForUs/kp2-s1-a3
        user> action 2, Maria, until 15 May
        bot~  action/kp2-s1-a1 ...
        bot>  arranged/kp2-s1-a2
        user> done
        bot>  stationDone/kp2-s1
        bot>  route/kp2
        user> summary
        bot>  summary/kp2 first/kp2-s1-a2 open/kp2-s1-a1 open/kp2-s2-a1 open/kp2-s2-a2 notForUs/kp2-s1-a3
        user! decide kp2-s2-a1 choose
        bot~  summary/kp2 first/kp2-s1-a2 chosen/kp2-s2-a1 open/kp2-s1-a1 ...
        bot>  actionChosen/kp2-s2-a1
        user! actionDone kp2-s1-a2 true
        bot~  summary/kp2 first/kp2-s2-a1 open/kp2-s1-a1 open/kp2-s2-a2 done/kp2-s1-a2 notForUs/kp2-s1-a3
        bot>  actionDone/kp2-s1-a2
        bot~  route/kp2
        user! decide kp2-s2-a1 drop
        bot~  summary/kp2 first/kp2-s1-a1 open/kp2-s2-a1 open/kp2-s2-a2 done/kp2-s1-a2 notForUs/kp2-s1-a3
        bot>  actionDropped/kp2-s2-a1
        """);

    [Fact]
    public async Task Who_and_when_are_asked_with_a_card_that_any_way_of_answering_answers()
    {
        var talk = await ConversationScript.PlayAsync(ToActions + """
            user> choose 1
            user! arrange kp2-s1-a1
            bot>  arrange/kp2-s1-a1
            user! arrange kp2-s1-a1 2026-12-07
            bot~  arranged/kp2-s1-a1
            bot~  action/kp2-s1-a1 ...
            bot>  arranged/kp2-s1-a1
            user> who does action 1
            bot>  arrange/kp2-s1-a1
            user> Maria, 15 May
            bot~  action/kp2-s1-a1 ...
            bot>  arranged/kp2-s1-a1
            user> who does action 3
            bot>  arrange/kp2-s1-a3
            user> Zoë Ñuño
            bot~  action/kp2-s1-a1 ...
            bot>  arranged/kp2-s1-a3
            user> Zoë Ñuño
            bot>  notUnderstood/1
            bot>  again/kp2-s1/kp2-s1-a1
            """);

        var plan = (await StoredAsync(talk)).Plan;
        Assert.Equal(("Maria", new DateOnly(2027, 5, 15)), (plan.Find("kp2-s1-a1")!.Who, plan.Find("kp2-s1-a1")!.Until));
        Assert.Equal("Zoë Ñuño", plan.Find("kp2-s1-a3")!.Who);
    }

    [Fact]
    public Task A_day_that_can_be_two_is_asked_with_both_as_buttons() => ConversationScript.PlayAsync(ToActions + """
        user> action 2, Maria, until 3/4
        bot>  whichDay/kp2-s1-a2
        user! arrange kp2-s1-a2 Maria 2027-03-04
        bot~  arranged/kp2-s1-a2
        bot~  action/kp2-s1-a1 ...
        bot>  arranged/kp2-s1-a2
        """);

    [Theory]
    [InlineData("action 2, Maria, until 31 April")]
    [InlineData("action 2, Maria, until 15 May 2020")]
    public Task A_day_that_is_none_or_over_is_told_and_asked_again_and_the_name_is_kept(string text) => ConversationScript.PlayAsync(
        ToActions + $"""
            user> {text}
            bot>  arrange/again/kp2-s1-a2
            bot>  arrange/kp2-s1-a2
            user! arrange kp2-s1-a2 Maria 2026-12-07
            bot~  arranged/kp2-s1-a2
            bot~  action/kp2-s1-a1 ...
            bot>  arranged/kp2-s1-a2
            """
    );

    [Fact]
    public async Task The_plan_is_shown_at_any_moment_and_changes_where_it_stands()
    {
        var talk = await ConversationScript.PlayAsync(ToActions + """
            user> choose 1
            bot~  action/kp2-s1-a1 ...
            bot>  actionChosen/kp2-s1-a1
            user> add action: Visit the bakery next door
            bot~  action/kp2-s1-a1 ...
            bot>  actionAdded/own1
            user> my plan
            bot>  plan chosen/kp2-s1-a1 chosen/own1
            bot>  again/kp2-s1/kp2-s1-a1
            user! actionDone own1 true
            bot~  plan chosen/kp2-s1-a1 done/own1
            bot~  action/kp2-s1-a1 ...
            bot>  actionDone/own1
            user> change 1
            bot>  question/kp2-c1
            user> my plan
            bot>  plan chosen/kp2-s1-a1 done/own1
            bot>  question/kp2-c1
            """);

        Assert.Equal("kp2-s1", (await StoredAsync(talk)).Plan.Find("own1")!.StationId);
    }

    [Fact]
    public Task Before_there_is_a_package_the_plan_is_empty_and_says_what_to_do() => ConversationScript.PlayAsync("""
        user@ join
        user> my plan
        bot>  plan
        bot>  start
        user> start
        user> add action: x y
        bot>  route/later
        bot>  question/kp2-c1
        user> my plan
        bot>  plan
        bot>  question/kp2-c1
        """);

    [Fact]
    public Task A_resource_is_saved_where_it_stands_and_found_in_the_plan() => ConversationScript.PlayAsync("""
        user@ join
        user* start yes no no ok ok
        user! station kp2-s1
        user> next
        bot>  resource/vision-workshop resource/region-plan resource/ecosystem-film
        user! saveResource region-plan true
        bot~  resource/vision-workshop ...
        bot>  saved/region-plan
        user> save 1
        bot~  resource/vision-workshop ...
        bot>  saved/vision-workshop
        user> my plan
        bot>  plan saved/region-plan saved/vision-workshop
        bot>  again/kp2-s1/vision-workshop
        user! saveResource region-plan false
        bot~  resource/vision-workshop ...
        bot>  unsaved/region-plan
        """);

    [Fact]
    public async Task An_own_action_is_asked_for_where_it_was_not_written_at_once()
    {
        var talk = await ConversationScript.PlayAsync(ToActions + """
            user> add an action
            bot>  own
            bot>  again/kp2-s1/kp2-s1-a1
            """);

        Assert.Empty((await StoredAsync(talk)).Plan.OwnActions);
    }

    [Fact]
    public async Task Fields_are_shown_where_the_channel_takes_them_and_what_was_written_in_them_counts()
    {
        var talk = new Talk(Channels.Msteams);
        foreach (var said in "hi|start|yes|no|no|ok|ok|station 1".Split('|'))
        {
            await talk.SayAsync(said);
        }

        var form = Talk.CardOf((await talk.SayAsync("who does action 1"))[0])!.Value;

        var inputs = form.GetProperty("body").EnumerateArray().Select(element => (Type: element.Text("type")!, Id: element.Text("id")));
        Assert.Equal(
            [("Input.Text", "who"), ("Input.Date", "until"), ("Input.Text", "note")],
            inputs.Where(input => input.Type.StartsWith("Input", StringComparison.Ordinal))
        );
        var (card, data) = talk.Button("arrange kp2-s1-a1");
        await talk.TapAsync(card, Filled(data, ("who", "<b>Maria</b>\u202E\n"), ("until", "2027-05-15"), ("note", "")));
        var entry = (await StoredAsync(talk)).Plan.Find("kp2-s1-a1")!;
        Assert.Equal(("<b>Maria</b>", new DateOnly(2027, 5, 15), null), (entry.Who, entry.Until, entry.Note));
    }

    [Fact]
    public async Task Deleting_the_data_deletes_the_names()
    {
        var storage = new MemoryConversationStore();
        var talk = await ConversationScript.PlayAsync(
            ToActions + """
                user> action 2, Zacharias, until 15 May
                bot~  action/kp2-s1-a1 ...
                bot>  arranged/kp2-s1-a2
                """,
            new Talk(storage: storage)
        );
        Assert.Contains("Zacharias", (await StoredState.OfAsync(storage)).Properties, StringComparison.Ordinal);

        await talk.SayAsync("delete my data");
        await talk.SayAsync("yes");

        Assert.DoesNotContain("Zacharias", (await StoredState.OfAsync(storage)).Properties, StringComparison.Ordinal);
    }
}
