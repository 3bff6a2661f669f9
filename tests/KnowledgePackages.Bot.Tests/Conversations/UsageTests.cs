using System.Text.Json;
using KnowledgePackages.Bot.Tests.Faults;
using KnowledgePackages.Domain.Content.Search;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Conversations;

/// <summary>Tests the usage events of a conversation. They contain only ids, and the conversation adds each at most once a week.</summary>
public class UsageTests
{
    private readonly MemoryConversationStore _storage = new();

    [Fact]
    public async Task A_journey_adds_what_happened_each_once()
    {
        await ConversationScript.PlayAsync(
            """
            user@ join
            user* start yes no not-sure
            user> change 1
            user* no ok
            user* ok
            """,
            Talk()
        );

        var events = await EventsAsync();
        Assert.Equal(["started", "channel/other", "language/en"], events.Take(3));
        Assert.Equal(3, events.Count(name => name.StartsWith("answer/", StringComparison.Ordinal)));
        Assert.Contains("answer/kp2-c1/yes", events);
        Assert.Single(events, name => name.StartsWith("recommended/", StringComparison.Ordinal));
        Assert.Single(events, name => name.StartsWith("taken/", StringComparison.Ordinal));
        Assert.Equal(events.Distinct(), events);
    }

    [Fact]
    public async Task A_second_round_in_the_same_week_adds_nothing_that_was_added_before()
    {
        var talk = await ConversationScript.PlayAsync("user@ join\nuser* start yes no not-sure", Talk());
        var first = await EventsAsync();

        await ConversationScript.PlayAsync("user* restart yes start yes no not-sure", talk);
        Assert.Equal(first, await EventsAsync());

        await talk.SendAsync(new Activity { Text = "restart" }, after: TimeSpan.FromDays(7));
        await ConversationScript.PlayAsync("user* yes start yes no not-sure", talk);
        Assert.Equal([.. first, .. first], await EventsAsync());
    }

    [Fact]
    public async Task A_mark_counts_once_however_often_it_is_set()
    {
        await ConversationScript.PlayAsync(
            """
            user@ join
            user* start yes no not-sure ok ok next
            user> action 1 done
            user> action 1 not done
            user> action 1 done
            """,
            Talk()
        );

        Assert.Single(await EventsAsync(), name => name.StartsWith("action/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_search_without_a_result_only_that_it_was_is_kept()
    {
        await ConversationScript.PlayAsync("user@ join\nuser* start yes\nuser> search zebras", Talk());

        Assert.Contains("search/nothing", await EventsAsync());
        Assert.DoesNotContain("zebras", (await UsageAsync()).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_ones_data_deletes_what_was_not_counted_yet()
    {
        var talk = await ConversationScript.PlayAsync("user@ join\nuser* start yes no", Talk());
        Assert.NotEmpty(await EventsAsync());

        await ConversationScript.PlayAsync(
            """
            user> delete my data
            user> yes
            """,
            talk
        );

        var properties = (await StoredState.OfAsync(_storage)).Properties;
        Assert.DoesNotContain("\"Usage\"", properties, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Uncounted\"", properties, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_recorded_while_counting_is_off()
    {
        await ConversationScript.PlayAsync("user@ join\nuser* start yes no", new Talk(storage: _storage));

        Assert.DoesNotContain("Uncounted", (await StoredState.OfAsync(_storage)).Properties, StringComparison.Ordinal);
    }

    private Talk Talk() => new(storage: _storage, search: new FindsNothing(), countsUsage: true);

    private async Task<JsonElement> UsageAsync() =>
        JsonElement.Parse((await StoredState.OfAsync(_storage)).Properties).GetProperty("Uncounted");

    private async Task<IReadOnlyList<string>> EventsAsync() =>
        [.. (await UsageAsync()).GetProperty("events").EnumerateArray().Select(each => each.GetProperty("name").GetString()!)];

    private sealed class FindsNothing : IContentSearch
    {
        public SearchResult Find(string language, string question, SearchPlace? place = null) => new SearchResult.Nothing([]);
    }
}
