using KnowledgePackages.Runtime.Storage;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>A channel whose clients read the log, on a store that cannot write document and log in one step.</summary>
public sealed class SeparateLogTests : EngineTest
{
    [Fact]
    public async Task Entries_are_committed_with_the_document_and_then_appended_once_and_in_order()
    {
        var engine = Create(new FaultyStorage(Storage) { LogIsAtomic = false }, Time, channel: new ScriptedChannel { ReadsLog = true });

        await engine.SendAsync(Message("a"));
        await engine.SendAsync(Message("b"));

        Assert.Equal([1, 2, 3, 4], (await Storage.ReadLogAsync(Key, 0, default)).Select(entry => entry.Number));
        await UntilAsync(() => DocumentAsync().Result is { Outbox.IsEmpty: true, Delivered: 4 });
    }

    [Fact]
    public async Task A_log_that_takes_nothing_is_tried_ever_less_often_and_given_up_after_an_hour()
    {
        var attempts = new List<DateTimeOffset>();
        var broken = new FaultyStorage(Storage)
        {
            LogIsAtomic = false,
            BeforeAppend = () =>
            {
                attempts.Add(Time.GetUtcNow());
                throw new StorageException("damaged");
            },
        };
        var engine = Create(broken, Time, channel: new ScriptedChannel { ReadsLog = true });

        _ = engine.SendAsync(Message("a"));
        await SettledAsync();

        Assert.InRange(attempts.Count, 60, 300);
        Assert.InRange(attempts[^1] - attempts[0], TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(62));
        Assert.Equal(0, engine.ConversationsBusy);
    }

    [Fact]
    public async Task What_a_process_committed_and_did_not_append_the_next_one_appends_after_its_time()
    {
        var broken = new FaultyStorage(Storage) { LogIsAtomic = false, BeforeAppend = () => throw new StorageException("gone") };
        _ = Create(
                broken,
                new Microsoft.Extensions.Time.Testing.FakeTimeProvider(),
                "dead",
                channel: new ScriptedChannel { ReadsLog = true }
            )
            .SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 2);
        Assert.Empty(await Storage.ReadLogAsync(Key, 0, default));

        var next = Create(
            new FaultyStorage(Storage) { LogIsAtomic = false },
            Time,
            "next",
            channel: new ScriptedChannel { ReadsLog = true }
        );
        Time.Advance(TimeSpan.FromSeconds(10));
        await next.RecoverAsync();
        while ((await Storage.ReadLogAsync(Key, 0, default)).Count < 2)
        {
            await Task.Yield();
        }
    }
}
