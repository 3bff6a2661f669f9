using KnowledgePackages.Domain.Content.Search;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>
/// A person can search at any moment, and then answer the open question. These tests set the results; the host's tests cover how the search
/// finds results.
/// </summary>
public class SearchTests
{
    private const string Question = "how do I find companies for internships";

    [Fact]
    public Task A_question_is_answered_and_the_open_one_is_asked_again() => PlayAsync("""
        user* hi start no no
        user> how do I find companies for internships
        bot>  search station/kp1-s2 tip/kp1-s2-t3 resource/placement-plan
        bot>  question/kp2-c3
        user! show resource placement-plan
        bot>  shown/resource/placement-plan
        bot>  question/kp2-c3
        user! show station kp1-s2
        bot>  shown/station/kp1-s2
        bot>  question/kp2-c3
        user> yes
        bot~  answered/kp2-c3
        bot~  answered/kp2-c3
        bot~  answered/kp2-c3
        bot>  check
        """);

    [Fact]
    public Task Key_words_search_and_whoever_tells_something_is_told_how_to_answer() => PlayAsync("""
        user* hi start no
        user> internships
        bot>  search station/kp1-s2 tip/kp1-s2-t3 resource/placement-plan
        bot>  question/kp2-c2
        user> we have few internships
        bot>  notUnderstood/1
        bot>  search station/kp1-s2 tip/kp1-s2-t3 resource/placement-plan
        bot>  question/kp2-c2
        user> maybe internships later
        bot>  notUnderstood/2
        bot>  search station/kp1-s2 tip/kp1-s2-t3 resource/placement-plan
        bot>  question/kp2-c2
        user> bananas
        bot>  notUnderstood/3
        bot>  question/kp2-c2
        """);

    [Fact]
    public Task A_number_alone_that_may_be_a_results_or_a_choices_is_asked_about_once() => PlayAsync("""
        user* hi start no
        user> internships
        bot>  search station/kp1-s2 tip/kp1-s2-t3 resource/placement-plan
        bot>  question/kp2-c2
        user> 2
        bot>  notUnderstood/1
        bot>  question/kp2-c2
        user> 2                   # the search results are gone, so the number means a choice
        bot~  answered/kp2-c2
        bot~  answered/kp2-c2
        bot~  answered/kp2-c2
        bot>  question/kp2-c3
        """);

    [Fact]
    public Task Whoever_asks_for_what_there_is_not_is_told_so() => PlayAsync("""
        user* hi start no
        user> search bananas
        bot>  search/nothing term/vet
        bot>  question/kp2-c2
        user> what is a banana
        bot>  search/nothing term/vet
        bot>  question/kp2-c2
        user! show term vet
        bot>  shown/term/vet
        bot>  question/kp2-c2
        """);

    [Fact]
    public Task A_question_about_a_word_of_the_glossary_is_answered_by_the_glossary() => PlayAsync("""
        user* hi start no
        user> What is smart specialisation?
        bot>  term/smart-specialisation
        bot>  question/kp2-c2
        user> what are good ways to find companies for an internship or a work placement
        bot>  search station/kp1-s2 tip/kp1-s2-t3 resource/placement-plan
        bot>  question/kp2-c2
        """);

    [Fact]
    public Task Whoever_writes_a_title_sees_the_thing() =>
        PlayAsync(
            """
            user* hi start no
            user> Plan a placement: ten steps for schools
            bot>  shown/resource/placement-plan
            bot>  question/kp2-c2
            user> Ask two companies what has changed in their work.
            bot>  shown/tip/kp1-s2-t1
            bot>  question/kp2-c2
            """
        );

    [Fact]
    public Task Only_the_word_search_tells_how() => PlayAsync("""
        user* hi start no
        user> search
        bot>  search/how
        bot>  question/kp2-c2
        """);

    [Fact]
    public Task From_a_result_one_can_go_to_its_station_when_the_package_is_taken() => PlayAsync("""
        user* hi start no no no ok ok stations     # leaves the offer of the extra questions
        user> how do I find companies for internships
        bot>  search station/kp1-s2 tip/kp1-s2-t3 resource/placement-plan
        bot>  again/kp1/route
        user! show tip kp1-s2-t3
        bot>  shown/tip/kp1-s2-t3
        bot>  again/kp1/route
        user! station kp1-s2
        bot>  station/kp1-s2
        """);

    [Fact]
    public async Task Until_the_index_is_there_search_says_so()
    {
        var talk = new Talk(search: new SetSearch((_, _) => new SearchResult.NotReady()));

        await ConversationScript.PlayAsync($"""
            user* hi start no
            user> {Question}
            bot>  search/notReady
            bot>  question/kp2-c2
            user> maybe later
            bot>  notUnderstood/1
            bot>  question/kp2-c2
            """, talk);
    }

    [Fact]
    public async Task A_result_of_before_a_restart_still_opens_and_one_that_is_gone_says_so()
    {
        var talk = await ConversationScript.PlayAsync("""
            user* hi start no
            user> internships
            user* restart yes
            user^ show tip kp1-s2-t3
            bot>  shown/tip/kp1-s2-t3
            bot>  question/kp2-c1
            """, new Talk(search: Set()));

        await ConversationScript.PlayAsync("""
            user! {"do":"show","kind":"tip","thing":"kp9-s9-t9","at":"kp2-c1","round":1}
            bot>  late/step
            bot>  question/kp2-c1
            user! {"do":"show","kind":"cake","thing":"kp1-s2-t3","at":"kp2-c1","round":1}
            bot>  late/unknown
            bot>  question/kp2-c1
            """, talk);
    }

    [Fact]
    public async Task Where_no_cards_are_shown_the_first_result_is_told_in_full_and_has_no_numbers()
    {
        var talk = new Talk(Channels.Sms, search: Set());
        foreach (var said in new[] { "hi", "start", "no" })
        {
            await talk.SayAsync(said);
        }

        var replies = await talk.SayAsync(Question);

        var station = Sample.English.Station("kp1-s2");
        Assert.Contains(station.Summary, replies[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1. ", replies[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_never_repeated()
    {
        var talk = new Talk(search: Set());
        var before = await talk.SayAsync("hi");

        var replies = await talk.SayAsync("how do I find [internships](https://evil.example) <b>zzyzx</b>?");

        Assert.Equal("search", Talk.Shows(replies[0])[0]);
        var card = Talk.CardOf(replies[0])!.Value.GetRawText();
        Assert.DoesNotContain("evil", card, StringComparison.Ordinal);
        Assert.DoesNotContain("zzyzx", card, StringComparison.Ordinal);
        Assert.NotEmpty(before);
    }

    [Fact]
    public async Task The_search_gets_ready_in_the_language_of_the_conversation_before_anybody_asks()
    {
        var search = Set();

        await new Talk(search: search).SayAsync("hi");

        Assert.Equal(["en"], search.Prepared);
    }

    private static Task<Talk> PlayAsync(string script) => ConversationScript.PlayAsync(script, new Talk(search: Set()));

    // Returns a search that has a result only for questions with the word "internship".
    private static SetSearch Set() =>
        new(
            (_, question) =>
                question.Contains("internship", StringComparison.OrdinalIgnoreCase)
                    ? new SearchResult.Found(
                        [
                            new(SearchKind.Station, "kp1-s2"),
                            new(SearchKind.Tip, "kp1-s2-t3"),
                            new(SearchKind.Resource, "placement-plan"),
                        ],
                        "en",
                        []
                    )
                    : new SearchResult.Nothing(["vet"])
        );

    private sealed class SetSearch(Func<string, string, SearchResult> find) : IContentSearch
    {
        public HashSet<string> Prepared { get; } = [];

        public SearchResult Find(string language, string question, SearchPlace? place = null) => find(language, question);

        public void Prepare(string language) => Prepared.Add(language);
    }
}
