
namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>Commands, the glossary and a repeated join work at every kind of position.</summary>
public class AnyMomentTests
{
    /// <summary>
    /// Each position: the texts that lead to it, the ids that its card shows, and the ids that are shown when another message made the bot
    /// ask again.
    /// </summary>
    public static TheoryData<string, string, string> Places => new()
    {
        { "hi", "start", "start" },
        { "hi|start|no|no", "question/kp2-c3", "question/kp2-c3" },
        { "hi|start|no|no|no", "check", "again/check" },
        { "hi|start|no|no|no|ok", "recommendation/kp1", "again/recommendation" },
        { "hi|start|no|no|no|ok|ok", "extra/kp1", "extra/kp1" },
        { "hi|start|no|no|no|ok|ok|ok|no", "question/kp1-c2", "question/kp1-c2" },
        { "hi|start|no|no|no|ok|ok|ok|no|yes|no|extra questions", "check/extra", "again/kp1/answers" },
        { "hi|start|no|no|no|ok|ok|stations", "route/kp1", "again/kp1/route" },
        { "hi|start|no|no|no|ok|ok|no", "station/kp1-s1", "again/kp1-s1/kp1-s1" },
        { "hi|start|no|no|no|ok|ok|no|ok", "resource/partner-map ...", "again/kp1-s1/partner-map" },
        { "hi|start|no|no|no|ok|ok|summary", "summary/kp1 ...", "again/kp1/summary" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Afterwards_the_open_question_is_asked_again(string way, string place, string again)
    {
        var talk = new Talk();
        foreach (var said in way.Split('|'))
        {
            await talk.SayAsync(said);
        }

        await ConversationScript.PlayAsync($"""
            user> help
            bot>  help
            bot>  {again}
            user> where am I?
            bot>  status
            bot>  {again}
            user> What is smart specialisation?
            bot>  term/smart-specialisation
            bot>  {again}
            user> what is a flux capacitor
            bot>  term/unknown
            bot>  {again}
            user> words
            bot>  glossary
            bot>  {again}
            user> Hello!
            bot>  greeting/again
            bot>  {place}
            user> thank you
            bot>  thanks
            bot>  {again}
            user> asdf qwertz
            bot>  notUnderstood/1
            bot>  {again}
            user> stop for today
            bot>  leave
            user> continue
            bot>  {place}
            user@ join again
            bot>  (nothing)
            """, talk);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Restart_asks_first_and_no_loses_nothing(string way, string place, string again)
    {
        var talk = new Talk();
        foreach (var said in way.Split('|'))
        {
            await talk.SayAsync(said);
        }

        await ConversationScript.PlayAsync(place == "start"
            ? """
              user> restart
              bot>  start
              """
            : $"""
              user> restart
              bot>  restart
              user> what is VET?
              bot>  term/vet
              bot>  restart
              user> perhaps not yet, who can say
              bot>  notUnderstood/1
              bot>  restart
              user> no
              bot>  {again}
              user> restart!
              bot>  restart
              user> yes
              bot>  restarted
              bot>  question/kp2-c1
              """, talk);
    }

    [Fact]
    public Task Help_shows_the_confirmation_again_so_yes_answers_it() => ConversationScript.PlayAsync("""
        user* hi start no no
        bot>  question/kp2-c3
        user> restart
        bot>  restart
        user> help
        bot>  help
        bot>  restart
        user> yes
        bot>  restarted
        bot>  question/kp2-c1
        """);

    // After a goodbye, "yes" answers the goodbye and not the question "Start again?" above it.
    [Fact]
    public Task Yes_after_a_goodbye_does_not_restart() => ConversationScript.PlayAsync("""
        user* hi start no no
        bot>  question/kp2-c3
        user> restart
        bot>  restart
        user> stop for today
        bot>  leave
        user> yes
        bot>  check
        """);

    [Fact]
    public Task Stations_and_examples_come_after_the_questions() => ConversationScript.PlayAsync("""
        user> hello
        bot>  greeting
        user> start
        bot>  question/kp2-c1
        user> stations
        bot>  route/later
        bot>  question/kp2-c1
        user> station 2
        bot>  route/later
        bot>  question/kp2-c1
        user> summary
        bot>  status
        bot>  question/kp2-c1
        user> back
        bot>  back/none
        bot>  question/kp2-c1
        """);

    [Fact]
    public Task Inside_a_package_every_station_and_the_other_package_are_one_sentence_away() => ConversationScript.PlayAsync("""
        user* hi start yes no no ok ok
        bot>  route/kp2
        user> Open station 2
        bot>  station/kp2-s2
        user> next
        bot>  resource/research-start ...
        user> station one please
        bot>  station/kp2-s1
        user> stations
        bot>  route/kp2
        user> Research with companies
        bot>  station/kp2-s2
        user> examples
        bot>  case/kp2-case-harbour ...
        bot>  again/kp2-s2/kp2-s2
        user> summary
        bot>  summary/kp2 ...
        user> back
        bot>  route/kp2
        user> package 1
        bot>  extra/kp1
        user> the other package
        bot>  route/kp2
        user> back
        bot>  recommendation/kp2 because/kp2-c1
        user> change 1
        bot>  question/kp2-c1
        user> no
        bot>  check
        user> that is right
        bot>  recommendation/kp1
        """);

    [Fact]
    public Task A_no_where_nobody_waits_for_one_is_understood_too() => ConversationScript.PlayAsync("""
        user> hi
        bot>  greeting
        user> not now
        bot>  leave
        user> nope
        bot>  leave
        user> start
        bot>  question/kp2-c1
        user* no no no
        bot>  check
        user> no
        bot>  check/which
        bot>  again/check
        user> change 2
        bot>  question/kp2-c2
        """);

    [Fact]
    public async Task An_answer_after_a_goodbye_leaves_the_goodbye_as_it_is()
    {
        var talk = await ConversationScript.PlayAsync("""
            user* hi start
            bot>  question/kp2-c1
            user> see you later
            bot>  leave
            user> no
            bot~  answered/kp2-c1
            bot>  question/kp2-c2
            """);
        Assert.Equal("continue", talk.Button("continue").Data.GetProperty("do").GetString());
    }

    [Fact]
    public async Task Every_card_that_asked_the_open_question_becomes_an_answered_one()
    {
        var talk = await ConversationScript.PlayAsync("user> hi");
        List<string?> asked = [];
        foreach (var said in new[] { "start", "help", "what?" })
        {
            asked.Add((await talk.SayAsync(said))[^1].Id);
        }

        var answered = (await talk.SayAsync("no")).Where(reply => reply.Type == Microsoft.Bot.Schema.ActivityTypes.MessageUpdate);

        Assert.Equal(asked, answered.Select(reply => reply.Id));
    }

    [Fact]
    public async Task The_card_with_the_actions_shows_the_mark_even_when_it_stands_further_up()
    {
        var talk = await ConversationScript.PlayAsync("""
            user* hi start yes no no ok ok ok next next next next next
            bot>  action/kp2-s1-a1 ...
            """);
        var (card, _) = talk.Button("actionDone kp2-s1-a1");
        await talk.SayAsync("help");

        var marked = (await talk.SayAsync("action 1 done")).Where(reply => reply.Type == Microsoft.Bot.Schema.ActivityTypes.MessageUpdate);

        Assert.Contains(marked, update => update.Id == card && Talk.Shows(update)[0] == "action/kp2-s1-a1");
    }

    [Fact]
    public Task Nobody_is_greeted_twice() => ConversationScript.PlayAsync("""
        user@ join
        bot>  greeting
        user@ join again
        bot>  (nothing)
        user> yes
        bot>  question/kp2-c1
        user@ join again
        bot>  (nothing)
        """);

    [Fact]
    public async Task Opening_the_web_chat_greets_and_other_activities_pass_quietly()
    {
        var talk = new Talk();
        Microsoft.Bot.Schema.Activity Event(string name) => new() { Type = Microsoft.Bot.Schema.ActivityTypes.Event, Name = name };

        Assert.Empty(await talk.SendAsync(Event("something else")));
        Assert.Empty(await talk.SendAsync(new() { Type = Microsoft.Bot.Schema.ActivityTypes.Typing }));
        Assert.Empty(await talk.SendAsync(new() { Type = Microsoft.Bot.Schema.ActivityTypes.MessageReaction }));
        Assert.Equal(["greeting"], (await talk.SendAsync(Event("webchat/join"))).SelectMany(Talk.Shows));
        Assert.Empty(await talk.SendAsync(Event("webchat/join")));
    }

    [Fact]
    public async Task A_question_that_is_asked_again_marks_the_answer_that_it_has()
    {
        var talk = new Talk();
        foreach (var said in (string[])["hi", "start", "not sure"])
        {
            await talk.SayAsync(said);
        }

        var card = Talk.CardOf((await talk.SayAsync("change answer 1"))[^1])!.Value;

        Assert.Contains("Your answer: Not sure", card.GetRawText(), StringComparison.Ordinal);
        var marked = Assert.Single(Talk.Buttons(card), button => button.TryGetProperty("style", out _));
        Assert.Equal("notSure", marked.GetProperty("data").GetProperty("answer").GetString());
    }
}
