using KnowledgePackages.Faults.Tests.Support;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.People;
using KnowledgePackages.Simulator.Stores;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Faults.Tests;

/// <summary>Tests the simulator itself without faults. All other fault tests use the simulator.</summary>
public sealed class JourneyTests
{
    [Theory]
    [InlineData("msteams")]
    [InlineData("emulator")]
    [InlineData("directline")]
    public async Task A_person_gets_from_hello_to_the_summary(string channelId)
    {
        await using var store = new SqliteTestStore();
        using var content = new SampleContentFolder();
        await using var host = await HostUnderTest.StartAsync(content.SettingsWith(store.Settings));
        await using var channel = await SimulatedChannel.StartAsync(seed: 1);
        var conversation = channel.Open(ChannelKind.All.Single(kind => kind.Id == channelId), "ada", HostRouters.Only(host));
        var person = new Person("ada", conversation, new Random(1), channel.Time);

        await person.PlayAsync(CancellationToken.None);

        var stored = Assert.Single(await store.ReadAsync());
        // Check only the questions of package 2. The bot asks the questions of package 1 only if the person chooses that package.
        Assert.Equal(
            ["kp2-c1", "kp2-c2", "kp2-c3"],
            person.Asked.Where(question => question.StartsWith("kp2-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(person.Answers.OrderBy(answer => answer.Key), stored.Answers.OrderBy(answer => answer.Key));
        Assert.All(channel.Calls, call => Assert.NotNull(call.Taken));
    }

    [Fact]
    public async Task A_visitor_of_the_page_gets_from_hello_to_the_summary_and_sees_everything_once()
    {
        await using var store = new SqliteTestStore();
        await using var world = await World.StartAsync(store, seed: 1);

        await world.MeetOnPage("ada").PlayAsync(CancellationToken.None);

        await world.AnswersAreKeptAsync();
        world.NothingArrivesTwiceOnAPage();
    }
}
