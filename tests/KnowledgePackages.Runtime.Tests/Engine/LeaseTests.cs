using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Time.Testing;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>Only one instance at a time may send undelivered replies.</summary>
public sealed class LeaseTests : EngineTest
{
    [Fact]
    public async Task An_instance_that_lives_renews_its_right_to_a_slow_reply_however_long_it_takes()
    {
        var slow = Create(Storage, Time, "slow");
        slow.Channel.Gate = new TaskCompletionSource();
        _ = slow.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 1);

        var held = new HashSet<DateTimeOffset>();
        await UntilAsync(() => held.Add(DocumentAsync().Result.Outbox[0].LeaseExpires) && held.Count == 5);

        slow.Channel.Gate.SetResult();
        await SettledAsync();
        Assert.Single(slow.Channel.Taken);
    }

    [Fact]
    public async Task An_instance_that_was_told_to_wait_keeps_the_reply_until_then()
    {
        var channel = new ScriptedChannel();
        var told = Create(Storage, Time, "told", channel: channel);
        channel.Answers.Enqueue(new DeliveryResult.RetryLater(TimeSpan.FromSeconds(90)));
        var start = Time.GetUtcNow();
        _ = told.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox is [var entry] && entry.LeaseExpires - start > TimeSpan.FromSeconds(90));

        var other = Create(Storage, Time, "other", channel: channel);
        await other.RecoverAsync();
        await UntilAsync(() => channel.Taken.Count == 1);

        Assert.True(Time.GetUtcNow() - start >= TimeSpan.FromSeconds(90));
        await SettledAsync();
        Assert.Single(channel.Taken);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(7)]
    public async Task A_lease_of_a_clock_that_was_ahead_holds_nothing_up(int minutes)
    {
        var ahead = new FakeTimeProvider(Time.GetUtcNow() + TimeSpan.FromMinutes(minutes));
        var dead = Create(Storage, ahead, "dead");
        dead.Channel.Gate = new TaskCompletionSource();
        _ = dead.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 1);
        var start = Time.GetUtcNow();

        var heir = Create(Storage, Time, "heir");
        await heir.RecoverAsync();
        await SettledAsync();

        Assert.Equal(["1: hi"], heir.Channel.Taken.Select(taken => taken.Text));
        Assert.InRange(Time.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Of_two_instances_that_find_a_dead_ones_replies_one_sends_them()
    {
        var dead = Create(Storage, new FakeTimeProvider(), "dead");
        dead.Channel.Gate = new TaskCompletionSource();
        _ = dead.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 1);
        var channel = new ScriptedChannel();
        var heirs = new[] { Create(Storage, Time, "one", channel: channel), Create(Storage, Time, "two", channel: channel) };

        Time.Advance(TimeSpan.FromSeconds(10));
        await Task.WhenAll(heirs.Select(heir => heir.RecoverAsync()));
        await SettledAsync();

        Assert.Equal(["1: hi"], channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public async Task What_another_instance_delivered_is_answered_and_not_sent_again()
    {
        var channel = new ScriptedChannel();
        var one = Create(Storage, Time, "one", channel: channel);
        await one.SendAsync(Message("a"));
        await SettledAsync();

        var two = Create(Storage, Time, "two", channel: channel);
        await two.SendAsync(Message("b"));
        var late = one.SendAsync(Message("b"));
        await UntilAsync(() => late.IsCompleted);

        Assert.Equal(200, (await late).Status);
        Assert.Equal(["1: hi", "2: hi"], channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public async Task A_reply_that_waits_in_its_lane_is_given_up_when_another_instance_takes_it_over()
    {
        var cutOff = new FaultyStorage(Storage);
        var one = Create(cutOff, Time, "one");
        one.Channel.Waits = true;
        _ = one.SendAsync(Message("a"));
        await UntilAsync(() => one.Channel.HasWaiting);
        cutOff.IsAway = true;
        Time.Advance(TimeSpan.FromSeconds(11));

        var two = Create(Storage, Time, "two");
        await two.RecoverAsync();
        await UntilAsync(() => two.Channel.Taken.Count == 1);
        (cutOff.IsAway, one.Channel.Waits) = (false, false);
        await SettledAsync();
        await EndOfAsync(one.SendAsync(Message("b"))); // instance one may notice the takeover only after a wait

        Assert.Equal(["2: hi"], one.Channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public async Task A_receipt_that_another_instance_wrote_first_leaves_nothing_to_do()
    {
        var store = new FaultyStorage(Storage);
        var engine = Create(store, Time, conversations: 1);
        await engine.SendAsync(Message("a"));
        store.BeforeWrite = async () =>
        {
            var stored = (await Storage.ReadAsync(Key, default))!;
            var document = ConversationDocumentJson.Read(stored.Content);
            var receipted = document.WithReceipt(new Receipt(document.Number, [], null));
            await Storage.WriteAsync(Key, new DocumentWrite(ConversationDocumentJson.Write(receipted)), stored.ETag, default);
        };
        await SettledAsync();

        // Memory has room for one conversation only, so the next one gets 503 until the first one is idle.
        await UntilAsync(async () => (await engine.SendAsync(Message("b", user: "somebody else"))).Status == 200, passTime: false);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deleted_conversation_that_begins_with_more_replies_than_it_had_says_the_first_too(bool isReceiptWritten)
    {
        var engine = Create(Storage, Time);
        await engine.SendAsync(Message("a"));
        if (isReceiptWritten)
        {
            await SettledAsync();
        }

        await Storage.DeleteAsync(Key.Name, default);
        engine.Bot = async context =>
        {
            foreach (var text in (string[])["one", "two", "three"])
            {
                await context.SendActivityAsync(text);
            }
        };
        await engine.SendAsync(Message("b"));
        await SettledAsync();

        Assert.Equal(["1: hi", "one", "two", "three"], engine.Channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public async Task A_conversation_that_was_deleted_counts_on_so_that_readers_of_its_log_miss_nothing()
    {
        var engine = Create(Storage, Time, channel: new ScriptedChannel { ReadsLog = true });
        await engine.SendAsync(Message("a"));
        await engine.SendAsync(Message("b"));
        var watermark = (await Storage.ReadLogAsync(Key, 0, default))[^1].Number;

        await Storage.DeleteAsync(Key.Name, default);
        await engine.SendAsync(Message("c"));

        Assert.Equal(2, (await Storage.ReadLogAsync(Key, watermark, default)).Count);
    }

    [Fact]
    public async Task A_conversation_whose_document_alone_was_deleted_counts_on_from_its_log()
    {
        await Storage.AppendLogAsync(Key, [.. Enumerable.Range(1, 450).Select(n => new LogEntry(n, "{}"u8.ToArray()))], default);
        var engine = Create(Storage, Time, channel: new ScriptedChannel { ReadsLog = true });

        await engine.SendAsync(Message("c"));

        Assert.Equal([451, 452], (await Storage.ReadLogAsync(Key, 450, default)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task A_conversation_that_was_deleted_begins_anew_and_says_everything_once()
    {
        var engine = Create(Storage, Time);
        foreach (var id in (string[])["a", "b", "c"])
        {
            await engine.SendAsync(Message(id));
        }

        await Storage.DeleteAsync(Key.Name, default);
        engine.Bot = async context =>
        {
            await context.SendActivityAsync("hello");
            await context.SendActivityAsync("again");
        };
        await engine.SendAsync(Message("d"));
        await SettledAsync();
        await engine.RecoverAsync();

        Assert.Equal(["1: hi", "2: hi", "3: hi", "hello", "again"], engine.Channel.Taken.Select(taken => taken.Text));
    }
}
