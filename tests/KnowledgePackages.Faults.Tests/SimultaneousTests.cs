using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.People;
using KnowledgePackages.Simulator.Stores;

namespace KnowledgePackages.Faults.Tests;

/// <summary>Several activities of one conversation arrive at the same time, on one host or on two.</summary>
public sealed class SimultaneousTests
{
    private const int Submits = 50;

    [Theory]
    [InlineData("msteams")]
    [InlineData("emulator")]
    [InlineData("directline")]
    public async Task Fifty_identical_submits_are_one_answer_and_show_the_next_question_once(string channelId)
    {
        await using var store = new SqliteTestStore();
        await using var world = await World.StartAsync(store, Figures.Seed($"50 submits, {channelId}"));
        var (person, conversation) = world.MeetIn("ada", ChannelKind.All.Single(kind => kind.Id == channelId), looksBack: 0);
        await person.PlayUntilAsync(card => card.Question is not null, CancellationToken.None);
        var card = await person.OpenCardAsync(CancellationToken.None);
        var tap = conversation.Tap(card, card.Verb("answer").First());

        // Half of the deliveries repeat the same activity. The other half have new ids, as in a channel's second attempt.
        var deliveries = await Task.WhenAll(Enumerable.Range(0, Submits).Select(number =>
            conversation.DeliverAsync(number % 2 == 0 ? tap : conversation.Anew(tap), CancellationToken.None)));

        Assert.All(deliveries, delivery => Assert.True(delivery.IsAccepted));
        await world.SettleAsync();
        var stored = Assert.Single(await store.ReadAsync());
        Assert.Equal([KeyValuePair.Create(card.Question!, "yes")], stored.Answers);
        var after = person.Screen.Messages.Where(message => message.Place > card.Place).ToList();
        Assert.Equal("kp2-c2", Assert.Single(after).Question);
    }

    [Fact]
    public async Task Two_first_messages_at_one_instant_are_one_greeting_and_one_journey()
    {
        var times = Figures.Pick(20, 100);
        await using var store = new SqliteTestStore();
        await using var world = await World.StartAsync(store, Figures.Seed("Two first messages"), hosts: 2);
        var people = Enumerable.Range(1, times).Select(number =>
            world.MeetIn($"person-{number}", ChannelKind.DirectLine, HostRouters.Alternating(world.Hosts))).ToList();

        await Parallel.ForEachAsync(
            people,
            new ParallelOptions { MaxDegreeOfParallelism = 5 },
            async (entry, cancellationToken) =>
                await Task.WhenAll(
                    entry.Conversation.SendAsync(entry.Conversation.Text("hi"), cancellationToken),
                    entry.Conversation.SendAsync(entry.Conversation.Text("hello"), cancellationToken)
                )
        );

        await world.SettleAsync();
        Assert.Equal(times, (await store.ReadAsync()).Count);
        Assert.All(people, entry => Assert.Single(entry.Person.Screen.Messages, Greets));
        Figures.Note($"Two first messages: {times} times, on two hosts");
    }

    private static bool Greets(ShownMessage message) =>
        message.Activity["channelData"]?["progress"]?["shows"]?.AsArray().Any(id => id!.GetValue<string>() == "greeting") == true;
}
