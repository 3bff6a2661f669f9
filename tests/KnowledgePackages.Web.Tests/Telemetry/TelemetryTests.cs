using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Channels;
using KnowledgePackages.Simulator.Hosts;
using KnowledgePackages.Simulator.People;
using KnowledgePackages.Simulator.Stores;
using KnowledgePackages.Simulator.WebChat;

namespace KnowledgePackages.Web.Tests.Telemetry;

/// <summary>Checks the telemetry that a collector receives from the host.</summary>
public sealed class TelemetryTests
{
    private static readonly string[] Words = ["marmalade", "Okropiridze", "quincejam@example.org"];

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Operators_see_turns_calls_and_counts_and_nothing_that_a_user_said_or_is()
    {
        await using var collector = await Collector.StartAsync();
        await using var store = new SqliteTestStore();
        await using var host = await HostUnderTest.StartAsync(store.Settings.Concat(collector.Settings).ToDictionary());
        await using var channel = await SimulatedChannel.StartAsync(seed: 3);
        var conversation = channel.Open(ChannelKind.Teams, "nino", HostRouters.Only(host));
        await using var visitor = new WebVisitor("davit", 3, HostRouters.Only(host), channel.Time);

        await new Person("nino", conversation, new Random(3), channel.Time).PlayAsync(CancellationToken.None);
        await new Person("davit", visitor, new Random(3), channel.Time).PlayAsync(CancellationToken.None);
        await conversation.SendAsync(Said(conversation), CancellationToken.None);
        await visitor.WriteAsync(string.Join(' ', Words), CancellationToken.None);
        var unknown = Said(conversation);
        unknown["channelId"] = "marmalade";
        await conversation.SendAsync(unknown, CancellationToken.None);
        await conversation.SendAsync(unknown, CancellationToken.None);
        await collector.HasAsync("metrics", "bot.conversations.active");
        Assert.Equal(0, await host.TerminateAsync(Patience.Longest));

        Assert.All(
            ["turn", "store write", "connector POST", "deliver", "bot.document"],
            name => Assert.Contains(name, collector.Text("traces"), StringComparison.Ordinal)
        );
        Assert.All(
            [
                "bot.turns",
                "bot.turn.duration",
                "bot.turn.repeats",
                "bot.conversations.active",
                "bot.reply.owed",
                "bot.store.duration",
                "bot.connector.duration",
                "msteams",
            ],
            name => Assert.Contains(name, collector.Text("metrics"), StringComparison.Ordinal)
        );
        Assert.DoesNotContain("content.errors", collector.Text("metrics"), StringComparison.Ordinal);
        Assert.Contains("Conversation store: SqliteConversationStore", collector.Text("logs"), StringComparison.Ordinal);

        string[] secrets =
        [
            .. Words, conversation.UserId, conversation.Id, visitor.UserId, visitor.Id,
            conversation.Deliveries.First().Activity["from"]!["aadObjectId"]!.GetValue<string>(),
            "00000000-0000-0000-0000-000000000001", // the tenant's id
        ];
        var everything = $"{collector.Text("traces")}{collector.Text("metrics")}{collector.Text("logs")}";
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, host.Output, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Problems_of_the_content_are_counted_even_though_they_end_the_start()
    {
        await using var collector = await Collector.StartAsync();
        var folder = Directory.CreateTempSubdirectory("kp-content");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "content.json"), "{");

            var (exitCode, _, _) = await HostProcess.RunToEndAsync(
                [("Content__Path", folder.FullName), .. collector.Settings.Select(setting => (setting.Key, setting.Value))]);

            Assert.Equal(1, exitCode);
            Assert.Contains("content.errors", collector.Text("metrics"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_of_it_is_loaded_where_no_collector_is_named(bool isNamed)
    {
        await using var collector = await Collector.StartAsync();
        await using var store = new SqliteTestStore();
        await using var host = await HostUnderTest.StartAsync(
            isNamed ? store.Settings.Concat(collector.Settings).ToDictionary() : store.Settings
        );
        await using var visitor = new WebVisitor("davit", 1, HostRouters.Only(host), TimeProvider.System);
        await visitor.JoinAsync(CancellationToken.None);

        // Check the loaded assemblies: the runtime maps them into memory. Only Linux lists these mappings; other systems skip the check.
        var maps = OperatingSystem.IsLinux() ? await File.ReadAllTextAsync($"/proc/{host.ProcessId}/maps") : isNamed ? "OpenTelemetry" : "";
        Assert.Equal(isNamed, maps.Contains("OpenTelemetry", StringComparison.Ordinal));
    }

    private static JsonObject Said(ChannelConversation conversation)
    {
        var activity = conversation.Text(string.Join(' ', Words));
        activity["from"]!["name"] = Words[1];
        return activity;
    }
}
