using System.Text.Json.Nodes;
using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Faults;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <summary>The channel throttles, fails and stops responding.</summary>
public sealed class FlakyChannelTests
{
    [Fact]
    public async Task Through_429_412_502_504_and_timeouts_everything_is_shown_once_in_order_within_the_quota()
    {
        var people = Figures.Pick(4, 40);
        var silence = TimeSpan.FromSeconds(Figures.Pick(2, 20));
        var seed = Figures.Seed("Flaky channel");
        await using var store = new SqliteTestStore();
        await using var world = await World.StartAsync(store, seed);
        world.Channel.Plan = new FaultPlan(seed)
            .With(0.15, Fault.Throttled(1)).With(0.05, Fault.Throttled(2))
            .With(0.02, Fault.Status(412)).With(0.02, Fault.Status(502)).With(0.01, Fault.Status(504))
            .With(0.02, Fault.Silence(silence));

        var alone = Enumerable.Range(1, people).Select(number => world.MeetIn($"person-{number}", ChannelKind.All[number % 3])).ToList();
        var group = Enumerable.Range(1, 3).Select(number => world.MeetIn($"member-{number}", ChannelKind.Teams, group: "team")).ToList();
        await Task.WhenAll([
            .. alone.Select(entry => entry.Person.PlayAsync(CancellationToken.None)),
            // All members of the group share one quota.
            .. group.Select(entry => entry.Person.PlayUntilAsync(card => card.Has("confirm"), CancellationToken.None)),
        ]);
        await Task.WhenAll(alone.Select(entry => WriteAtOnceAsync(entry.Conversation)));
        await world.SettleAsync();

        await world.AnswersAreKeptAsync();
        world.RepliesAreShown();
        world.NothingIsRepeated();
        Assert.Empty(alone.Concat(group).SelectMany(entry => OutOfOrder(world, entry.Conversation)));
        var byConversation = world.Channel.Calls.GroupBy(call => call.ConversationId).ToList();
        Assert.Empty(byConversation.SelectMany(calls => QuotaMeter.Undercuts([.. calls])));
        Assert.Empty(
            byConversation
                .Where(calls => calls.Key.Contains(ChannelKind.Teams.Id, StringComparison.Ordinal))
                .SelectMany(QuotaMeter.Breaches)
        );
        var faults = world.Channel.Calls.CountBy(call => call.Fault ?? "none").OrderBy(fault => fault.Key, StringComparer.Ordinal);
        Figures.Note(
            $"Flaky channel: {people} people and a group of 3; {string.Join(", ", faults.Select(fault => $"{fault.Key}: {fault.Value}"))}"
        );
    }

    // Sends several messages at the same time, so their replies queue up.
    private static Task WriteAtOnceAsync(ChannelConversation conversation) =>
        Task.WhenAll(
            ((string[])["help", "status", "glossary", "thanks"]).Select(text =>
                conversation.SendAsync(conversation.Text(text), CancellationToken.None)
            )
        );

    // The replies of one turn must be adjacent, and turns must be in the order of the person's messages.
    private static IEnumerable<string> OutOfOrder(World world, ChannelConversation conversation)
    {
        List<string> order = [];
        foreach (
            var call in world
                .Channel.Calls.Where(call => call is { Method: "POST", Taken: not null } && call.ConversationId == conversation.Id)
                .OrderBy(call => call.Taken)
        )
        {
            var activity = JsonNode.Parse(call.Body)!;
            var answered = activity["replyToId"]?.GetValue<string>() ?? "";
            if (activity["recipient"]?["id"]?.GetValue<string>() != conversation.UserId || order.LastOrDefault() == answered)
            {
                continue;
            }

            if (order.Contains(answered))
            {
                yield return $"{conversation.UserId}: replies to {answered} stand apart.";
            }

            order.Add(answered);
        }

        var sent = conversation.Deliveries.Select(delivery => delivery.Id).Distinct().ToList();
        // The last four messages were sent at the same time, so their order is not checked.
        var places = order.Select(id => sent.IndexOf(id)).SkipLast(4).ToList();
        if (!places.SequenceEqual(places.Order()))
        {
            yield return $"{conversation.UserId}: turns stand as {string.Join(' ', places)}.";
        }
    }
}
