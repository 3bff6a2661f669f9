using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>The extra questions about the challenges of the first package.</summary>
public class ExtraQuestionsTests
{
    private const string ToOffer = """
        user* hi start no no no ok ok
        bot>  extra/kp1

        """;

    // Answers yes about using figures, and "not sure" about placements.
    private const string ToOrderedRoute = ToOffer + """
        user* yes no yes idk
        bot>  route/kp1 start/kp1-s2

        """;

    [Fact]
    public Task They_are_offered_with_the_package_answered_and_put_the_material_in_order() => ConversationScript.PlayAsync(ToOffer + """
        user> Answer six more questions
        bot>  question/kp1-c1
        user> nope
        bot>  question/kp1-c2
        user> what does this mean?
        bot>  question/kp1-c2 explanation/kp1-c2
        user> yes
        bot>  question/kp1-c3
        user> back
        bot>  question/kp1-c2
        user> it is difficult
        bot>  question/kp1-c3
        user> idk
        bot>  route/kp1 start/kp1-s2
        user> next
        bot>  station/kp1-s2
        user> next
        bot>  resource/job-figures resource/graduate-survey resource/placement-plan
        user* next next
        bot>  tip/kp1-s2-t2 tip/kp1-s2-t5 tip/kp1-s2-t3 tip/kp1-s2-t1
        user* next next
        bot>  action/kp1-s2-a2 action/kp1-s2-a3 action/kp1-s2-a1
        user> action 4 done
        bot~  action/kp1-s2-a2 ...
        bot>  actionDone/kp1-s2-a3
        bot~  route/kp1 start/kp1-s2
        user> done
        bot>  stationDone/kp1-s2
        bot>  route/kp1 start/kp1-s2
        user> next
        bot>  station/kp1-s1
        user> next
        bot>  resource/partner-map resource/company-visits resource/trust-guide
        user> summary
        bot>  summary/kp1 first/kp1-s2-a2 open/kp1-s2-a1 open/kp1-s1-a1 open/kp1-s1-a2 ...
        """);

    [Fact]
    public Task By_tapping_too_and_the_answered_cards_say_so() => ConversationScript.PlayAsync(ToOffer + """
        user! extra
        bot>  question/kp1-c1
        user! answer kp1-c1 yes
        bot~  answered/kp1-c1
        bot>  question/kp1-c2
        user! change kp1-c1
        bot>  question/kp1-c1
        user! answer kp1-c1 no
        bot~  answered/kp1-c1
        bot>  question/kp1-c2
        user! back
        bot>  question/kp1-c1
        user! back
        bot>  route/kp1
        user! extra
        bot>  question/kp1-c2
        user! route
        bot>  route/kp1
        """);

    [Theory]
    [InlineData("no", "station/kp1-s1")]
    [InlineData("Go straight to station 1", "station/kp1-s1")]
    [InlineData("stations", "route/kp1")]
    [InlineData("summary", "summary/kp1 first/kp1-s1-a1 ...")]
    [InlineData("package 2", "route/kp2")]
    [InlineData("back", "recommendation/kp1")]
    public Task Whoever_wants_none_goes_on_and_is_not_asked_again(string said, string place) => ConversationScript.PlayAsync($"""
        {ToOffer}
        user> {said}
        bot>  {place}
        user> package 1
        bot>  {(said is "package 2" or "back" ? "route/kp1" : place)}
        """);

    [Fact]
    public Task They_can_be_left_at_any_question_and_go_on_from_anywhere() => ConversationScript.PlayAsync(ToOffer + """
        user* yes yes no
        bot>  question/kp1-c3
        user> Skip the rest, go to the stations
        bot>  route/kp1 start/kp1-s1
        user> status
        bot>  status
        bot>  again/kp1/route
        user> station 2
        bot>  station/kp1-s2
        user> more questions
        bot>  question/kp1-c3
        user> stop
        bot>  leave
        user> continue
        bot>  question/kp1-c3
        user> summary
        bot>  summary/kp1 first/kp1-s1-a2 ...
        user! extra
        bot>  question/kp1-c3
        user> no
        bot>  route/kp1 start/kp1-s1
        """);

    [Fact]
    public Task A_late_answer_changes_the_order_and_says_so() => ConversationScript.PlayAsync(ToOffer + """
        user! extra
        bot>  question/kp1-c1
        user! answer kp1-c1 no
        bot>  question/kp1-c2
        user* no no
        bot>  route/kp1
        user> station 2
        bot>  station/kp1-s2
        user> next
        bot>  resource/course-check resource/job-figures resource/green-skills
        user^ answer kp1-c1 yes
        bot~  answered/kp1-c1
        bot>  late/changed/kp1-c1
        bot~  route/kp1 start/kp1-s1
        bot>  again/kp1-s2/course-check
        user> stations
        bot>  route/kp1 start/kp1-s1
        user^ answer kp1-c2 notSure
        bot~  answered/kp1-c2
        bot>  late/changed/kp1-c2
        bot~  route/kp1 start/kp1-s1
        bot>  route/kp1 start/kp1-s1
        user! choose kp2
        bot>  route/kp2
        user^ answer kp1-c1 no
        bot>  late/changed/kp1-c1
        bot>  again/kp2/route
        user! change kp1-c1
        bot>  late/step
        bot>  again/kp2/route
        """);

    [Fact]
    public Task Answers_are_looked_over_and_changed_like_the_first_ones() => ConversationScript.PlayAsync(ToOrderedRoute + """
        user> extra questions
        bot>  check/extra
        user> no
        bot>  check/which
        bot>  again/kp1/answers
        user> change 2
        bot>  question/kp1-c2
        user> no
        bot>  check/extra
        user> change 1
        bot>  question/kp1-c1
        user> back
        bot>  check/extra
        user> ok
        bot>  route/kp1 start/kp1-s1
        user> change 1
        bot>  question/kp2-c1
        """);

    [Fact]
    public Task Before_their_package_is_taken_one_is_told_where_they_belong() => ConversationScript.PlayAsync("""
        user* hi start no
        bot>  question/kp2-c2
        user> extra questions
        bot>  extra/elsewhere
        bot>  question/kp2-c2
        user* yes no ok ok
        bot>  route/kp2
        user> extra questions
        bot>  extra/elsewhere
        bot>  again/kp2/route
        """);

    [Fact]
    public async Task The_cards_tell_the_reasons_in_the_words_of_the_challenges()
    {
        var talk = await ConversationScript.PlayAsync(ToOrderedRoute);
        var (figures, placements) = (Sample.English.Challenge("kp1-c2").Point, Sample.English.Challenge("kp1-c3").Point);
        var count = Sample.Content.ExtraQuestions.Count;

        Says(await talk.SayAsync("stations"), figures, placements, "start here", "Start with station 2", "Look at my extra answers");
        Says(await talk.SayAsync("next"), figures);
        Says(await talk.SayAsync("next"), $"Helps you with: {figures}");
        Says(await talk.SayAsync("summary"), $"Helps you with: {figures}");
        Says(await talk.SayAsync("help"), "extra questions");
        Says(await talk.SayAsync("status"), $"Extra answers: {count} of {count}");
    }

    [Fact]
    public async Task The_page_shows_the_line_and_counts_the_extra_questions()
    {
        var talk = await ConversationScript.PlayAsync(ToOffer);
        var total = Sample.Content.ExtraQuestions.Count;

        Assert.Equal("route,kp1,,", Progress(await talk.SayAsync("help")));
        Assert.Equal($"extra,kp1,1,{total}", Progress(await talk.SayAsync("yes")));
        Assert.Equal($"extra,kp1,2,{total}", Progress(await talk.SayAsync("no")));
        Assert.Equal("route,kp1,,", Progress(await talk.SayAsync("stations")));
    }

    [Theory]
    [InlineData("fr", "questions complémentaires")]
    [InlineData("es", "preguntas adicionales")]
    [InlineData("de", "Zusatzfragen")]
    [InlineData("ar", "أسئلة إضافية")]
    [InlineData("uk", "додаткові запитання")]
    public async Task In_every_language_they_are_one_sentence_away(string language, string said)
    {
        var content = TestContent.Content;
        var talk = await ConversationScript.PlayAsync($"""
            user* hi start {Noes(content.Questions.Count)} ok ok
            bot>  extra/kp1
            user* yes {Noes(content.ExtraQuestions.Count)}
            bot>  route/kp1
            """, new Talk(content: content));
        await talk.SendAsync(new Activity { Type = ActivityTypes.Event, Name = "language", Value = Talk.Json($"\"{language}\"") });

        var replies = await talk.SayAsync(said);

        Assert.Equal(["check/extra"], Talk.Shows(replies[^1]));
        Assert.Contains(content.In(language).Message("extra.checkTitle"), Text(replies[^1]), StringComparison.Ordinal);
    }

    private static string Noes(int count) => string.Join(' ', Enumerable.Repeat("no", count));

    private static void Says(IReadOnlyList<Activity> replies, params string[] sentences) =>
        Assert.All(sentences, sentence => Assert.Contains(sentence, string.Join('\n', replies.Select(Text)), StringComparison.Ordinal));

    private static string Text(Activity reply) => Talk.CardOf(reply)!.Value.GetProperty("fallbackText").GetString()!;

    private static string Progress(IReadOnlyList<Activity> replies)
    {
        var progress = Talk.Json(replies[^1].ChannelData!).GetProperty("progress");
        return string.Join(
            ',',
            new[] { "phase", "package", "number", "total" }.Select(name =>
                progress.TryGetProperty(name, out var value) ? value.ToString() : ""
            )
        );
    }
}
