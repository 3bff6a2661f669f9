using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Time.Testing;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>
/// Tests turns that delete the log. Uses a store that writes document and log in one step, and a store that writes the log separately.
/// </summary>
public sealed class DeletedLogTests : EngineTest
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everything_up_to_the_turn_goes_with_its_commit_and_the_numbers_go_on(bool isAtomic)
    {
        var engine = Begin(new FaultyStorage(Storage) { LogIsAtomic = isAtomic });

        await engine.SendAsync(Message("a", "secret a"));
        await engine.SendAsync(Message("b", "secret b"));
        await engine.SendAsync(Message("c", "secret delete", clientId: "client-c"));
        await engine.SendAsync(Message("d", "later"));

        var log = await Storage.ReadLogAsync(Key, 0, default);
        Assert.Equal([6L, 7, 8, 9], log.Select(entry => entry.Number)); // echo and reply of the deleting message, then the next turn
        Assert.DoesNotContain("secret", Text(log), StringComparison.Ordinal);
        Assert.Contains("deleted", Text(log), StringComparison.Ordinal);
        Assert.Equal([8L, 9], (await Storage.ReadLogAsync(Key, 7, default)).Select(entry => entry.Number));
        var echo = JsonElement.Parse(log[0].Content.Span);
        Assert.Equal("c", echo.GetProperty("id").GetString());
        Assert.Equal("client-c", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        await SettledAsync();
    }

    [Fact]
    public async Task What_the_turn_itself_said_before_goes_too()
    {
        var engine = Begin(Storage);
        engine.Bot = async context =>
        {
            await context.SendActivityAsync("secret before");
            context.DeleteLog();
            await context.SendActivityAsync("after");
        };

        await engine.SendAsync(Message("a", "secret a"));

        var log = await Storage.ReadLogAsync(Key, 0, default);
        Assert.Equal([3L, 4], log.Select(entry => entry.Number));
        Assert.DoesNotContain("secret", Text(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeat_of_the_turn_finds_it_done_and_deletes_nothing_that_came_later()
    {
        var engine = Begin(Storage);
        await engine.SendAsync(Message("a", "secret delete"));
        await engine.SendAsync(Message("b", "later"));

        await engine.SendAsync(Message("a", "secret delete"));

        Assert.Equal([2L, 3, 4, 5], (await Storage.ReadLogAsync(Key, 0, default)).Select(entry => entry.Number));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_turn_that_loses_the_race_deletes_what_the_other_instance_wrote_before_it(bool isAtomic)
    {
        var there = Begin(new FaultyStorage(Storage) { LogIsAtomic = isAtomic }, "there");
        var faulty = new FaultyStorage(Storage) { LogIsAtomic = isAtomic };
        var here = Begin(faulty, "here");
        await here.SendAsync(Message("a", "secret a"));
        await SettledAsync();

        faulty.BeforeWrite = () => there.SendAsync(Message("b", "secret b"));
        await here.SendAsync(Message("c", "secret delete"));
        await SettledAsync();

        var log = await Storage.ReadLogAsync(Key, 0, default);
        Assert.Equal([6L, 7], log.Select(entry => entry.Number));
        Assert.DoesNotContain("secret", Text(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_answer_to_the_write_was_lost_the_repeat_finds_the_log_deleted()
    {
        var faulty = new FaultyStorage(Storage);
        var engine = Begin(faulty);
        await engine.SendAsync(Message("a", "secret a"));

        faulty.AfterWrite = () => throw new StorageException("lost");
        Assert.Equal(503, (await engine.SendAsync(Message("b", "secret delete"))).Status);
        Assert.Equal(200, (await engine.SendAsync(Message("b", "secret delete"))).Status);

        Assert.Equal([4L, 5], (await Storage.ReadLogAsync(Key, 0, default)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task What_a_process_committed_and_did_not_delete_the_next_one_deletes_before_it_appends()
    {
        await Begin(new FaultyStorage(Storage) { LogIsAtomic = false }).SendAsync(Message("a", "secret a"));
        await SettledAsync();
        var broken = new FaultyStorage(Storage) { LogIsAtomic = false, BeforeDeleteLog = () => throw new StorageException("gone") };
        _ = Begin(broken, "dead", new FakeTimeProvider()).SendAsync(Message("b", "secret delete"));
        var owed = await DocumentAsync(found => found.Outbox.Length == 3);
        Assert.Equal([DeliveryKind.DeleteLog, DeliveryKind.Send, DeliveryKind.Send], owed.Outbox.Select(entry => entry.Kind));
        Assert.Equal([1L, 2], (await Storage.ReadLogAsync(Key, 0, default)).Select(entry => entry.Number));

        var next = Begin(new FaultyStorage(Storage) { LogIsAtomic = false }, "next");
        Time.Advance(TimeSpan.FromSeconds(10));
        await next.RecoverAsync();
        await SettledAsync();

        Assert.Equal([4L, 5], (await Storage.ReadLogAsync(Key, 0, default)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task What_another_instance_had_still_to_append_does_not_come_back()
    {
        var appended = new TaskCompletionSource();
        var slow = new FaultyStorage(Storage) { LogIsAtomic = false, BeforeAppend = () => appended.Task };
        var late = Begin(slow, "slow", new FakeTimeProvider()).SendAsync(Message("a", "secret a"));
        await DocumentAsync(found => found.Outbox.Length == 2);
        var here = Begin(new FaultyStorage(Storage) { LogIsAtomic = false }, "here");

        await here.SendAsync(Message("b", "secret delete"));
        await UntilAsync(async () => (await Storage.ReadLogAsync(Key, 0, default)).Count == 2);
        appended.SetResult();
        await late;

        Assert.Equal([4L, 5], (await Storage.ReadLogAsync(Key, 0, default)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task A_deletion_that_fails_is_neither_given_up_nor_dropped_for_lack_of_room()
    {
        var isBroken = true;
        var broken = new FaultyStorage(Storage)
        {
            LogIsAtomic = false,
            BeforeDeleteLog = () => isBroken ? throw new StorageException("damaged") : Task.CompletedTask,
        };
        var engine = Begin(broken);
        await Storage.AppendLogAsync(Key, [new LogEntry(1, "secret"u8.ToArray())], default);
        var begin = Time.GetUtcNow();

        _ = engine.SendAsync(Message("a", "secret delete"));
        for (var turn = 0; turn < 40; turn++)
        {
            _ = engine.SendAsync(Message($"{turn}", new string('x', 3_000)));
        }

        await UntilAsync(() => Time.GetUtcNow() > begin + TimeSpan.FromHours(2));
        Assert.Equal(DeliveryKind.DeleteLog, (await DocumentAsync(found => found.Processed.Length == 41)).Outbox[0].Kind);
        isBroken = false;
        await SettledAsync();

        Assert.DoesNotContain("secret", Text(await Storage.ReadLogAsync(Key, 0, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_of_earlier_responses_go_too_on_any_channel()
    {
        var engine = Create(Storage, Time);
        engine.Bot = BotAsync;
        var first = Message("a", "secret a");
        first.DeliveryMode = DeliveryModes.ExpectReplies;
        Assert.Contains("secret", Encoding.UTF8.GetString((await engine.SendAsync(first)).Body.Span), StringComparison.Ordinal);

        await engine.SendAsync(Message("b", "delete"));

        var stored = await Storage.ReadAsync(Key, default);
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(stored!.Content.Span), StringComparison.Ordinal);
        Assert.Equal(409, (await engine.SendAsync(first)).Status);
    }

    private EngineHarness Begin(IConversationStore storage, string instance = "one", TimeProvider? time = null)
    {
        var engine = Create(storage, time ?? Time, instance, channel: new ScriptedChannel { ReadsLog = true });
        engine.Bot = BotAsync;
        return engine;
    }

    private static async Task BotAsync(ITurnContext context)
    {
        if (context.Activity.Text.Contains("delete", StringComparison.Ordinal))
        {
            context.DeleteLog();
            await context.SendActivityAsync("deleted");
        }
        else
        {
            await context.SendActivityAsync($"You said {context.Activity.Text}");
        }
    }

    private static string Text(IEnumerable<LogEntry> log) =>
        string.Concat(log.Select(entry => Encoding.UTF8.GetString(entry.Content.Span)));
}
