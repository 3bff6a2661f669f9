using System.Collections.Immutable;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Time.Testing;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

public sealed class DeliveryTests : EngineTest
{
    [Fact]
    public async Task What_is_sent_was_committed_before()
    {
        var engine = Create(Storage, Time);
        engine.Channel.Gate = new TaskCompletionSource();

        var answer = engine.SendAsync(Message("a"));
        var document = await DocumentAsync(found => found.Outbox.Length == 1);
        Assert.Empty(engine.Channel.Taken);
        engine.Channel.Gate.SetResult();

        Assert.Equal(200, (await answer).Status);
        Assert.Equal("one", Assert.Single(document.Outbox).LeaseHolder);
    }

    [Fact]
    public async Task A_channel_that_does_not_take_replies_is_answered_after_ten_seconds_and_served_later()
    {
        var engine = Create(Storage, Time);
        engine.Channel.Gate = new TaskCompletionSource();
        var answer = engine.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 1);

        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(200, (await answer).Status);
        engine.Channel.Gate.SetResult();

        await UntilAsync(() => engine.Channel.Taken.Count == 1);
    }

    [Fact]
    public async Task Throttled_replies_wait_as_long_as_asked_and_keep_their_order()
    {
        var engine = Create(Storage, Time);
        engine.Bot = async context =>
        {
            await context.SendActivityAsync("first");
            await context.SendActivityAsync("second");
        };
        engine.Channel.Answers.Enqueue(new DeliveryResult.RetryLater(TimeSpan.FromSeconds(7)));

        var start = Time.GetUtcNow();
        var answer = engine.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 2);
        await UntilAsync(() => engine.Channel.Taken.Count == 2);
        await answer;

        Assert.Equal(["first", "second"], engine.Channel.Taken.Select(taken => taken.Text));
        Assert.InRange(Time.GetUtcNow() - start, TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_reply_refused_for_good_is_not_tried_again_and_holds_nothing_up()
    {
        var engine = Create(Storage, Time);
        engine.Channel.Answers.Enqueue(new DeliveryResult.Refused(403));

        await engine.SendAsync(Message("a"));
        await engine.SendAsync(Message("b"));

        Assert.Equal(["2: hi"], engine.Channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public async Task The_receipt_goes_with_the_next_commit_or_by_itself_after_two_quiet_seconds()
    {
        var engine = Create(Storage, Time);
        await engine.SendAsync(Message("a"));
        await engine.SendAsync(Message("b"));
        Assert.Equal(2, (await DocumentAsync()).Delivered);

        await UntilAsync(() => DocumentAsync().Result.Delivered == 4);
        Assert.Empty((await DocumentAsync()).Outbox);
    }

    [Fact]
    public async Task What_a_dead_process_owed_is_delivered_by_the_next_one_after_its_time()
    {
        var dead = Create(Storage, new FakeTimeProvider(), "dead");
        dead.Channel.Gate = new TaskCompletionSource();
        _ = dead.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 1);

        var next = Create(Storage, Time, "next");
        await next.RecoverAsync();
        Assert.Empty(next.Channel.Taken);
        Time.Advance(TimeSpan.FromSeconds(10));
        await next.RecoverAsync();

        await UntilAsync(() => next.Channel.Taken.Count == 1);
    }

    [Fact]
    public async Task A_reply_of_a_live_instance_is_not_sent_by_another_whose_own_replies_wait_behind_it()
    {
        var channel = new ScriptedChannel();
        var first = Create(Storage, Time, "one", channel: channel);
        var second = Create(Storage, Time, "two", channel: channel);
        await first.SendAsync(Message("a", "from one"));

        var answer = second.SendAsync(Message("b", "from two"));
        await DocumentAsync(found => found.Number == 4);
        await UntilAsync(() => channel.Taken.Count == 2);
        await answer;

        Assert.Equal(["1: from one", "2: from two"], channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public async Task An_update_by_the_engines_id_reaches_the_channels_activity_also_after_a_restart()
    {
        var engine = Create(Storage, Time);
        string? id = null;
        engine.Bot = async context => id = (await context.SendActivityAsync("question"))!.Id;
        await engine.SendAsync(Message("a"));
        await engine.DrainAsync();

        var restarted = Create(Storage, Time, "two");
        restarted.Bot = context =>
        {
            var update = MessageFactory.Text("answered");
            update.Id = id;
            return context.UpdateActivityAsync(update);
        };
        await restarted.SendAsync(Message("b"));

        Assert.Equal([(DeliveryKind.Update, "answered", "channel-1")], restarted.Channel.Taken);
    }

    [Fact]
    public async Task An_answer_waits_for_what_is_owed_and_for_nothing_else()
    {
        var engine = Create(Storage, Time);
        engine.Channel.Gate = new TaskCompletionSource();
        var first = engine.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 1);
        var body = Message("b");
        body.DeliveryMode = DeliveryModes.ExpectReplies;
        var second = engine.SendAsync(body);
        await DocumentAsync(found => found.Number == 4);

        engine.Channel.Gate.SetResult();

        // The clock stands still, so the limit of ten seconds cannot end the tasks.
        await Task.WhenAll(first, second).WaitAsync(Patience.Longest);
    }

    [Fact]
    public async Task An_update_of_an_activity_that_the_channel_does_not_know_is_sent_anew_and_known_from_then_on()
    {
        var engine = Create(Storage, Time);
        engine.Bot = context =>
        {
            var update = MessageFactory.Text("answered");
            update.Id = "kp|0000777";
            return context.UpdateActivityAsync(update);
        };

        await engine.SendAsync(Message("a"));
        await engine.SendAsync(Message("b"));

        Assert.Equal([(DeliveryKind.Send, "answered", null), (DeliveryKind.Update, "answered", "channel-1")], engine.Channel.Taken);
    }

    [Fact]
    public async Task A_reply_that_nobody_takes_is_given_up_after_an_hour()
    {
        var engine = Create(Storage, Time);
        engine.Channel.Answers.Enqueue(new DeliveryResult.RetryLater(TimeSpan.FromMinutes(61)));
        engine.Channel.Answers.Enqueue(new DeliveryResult.RetryLater(null));
        _ = engine.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 1);

        await UntilAsync(() => engine.Channel.Answers.IsEmpty);
        await SettledAsync();

        Assert.Empty(engine.Channel.Taken);
    }

    [Fact]
    public void The_newest_ids_of_the_channel_are_kept_whoever_reports_them()
    {
        ImmutableArray<SentActivity> known =
        [
            .. Enumerable.Range(3, ConversationDocument.RememberedActivities).Select(n => new SentActivity(n, $"{n}")),
        ];
        ImmutableArray<SentActivity> stale =
        [
            .. Enumerable.Range(1, ConversationDocument.RememberedActivities).Select(n => new SentActivity(n, $"{n}")),
        ];

        Assert.Equal(known.AsEnumerable(), ConversationDocument.Newest(known, stale));
        Assert.Equal(known.AsEnumerable(), ConversationDocument.Newest(stale, known));
    }

    [Fact]
    public async Task A_damaged_document_hinders_nobody_elses_recovery()
    {
        var dead = Create(Storage, new FakeTimeProvider(), "dead");
        dead.Channel.Gate = new TaskCompletionSource();
        _ = dead.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 1);
        await Storage.WriteAsync(new DocumentKey("s1/damaged/one"), new DocumentWrite("{"u8.ToArray()) { IsPending = true }, null, default);

        var next = Create(Storage, Time, "next");
        Time.Advance(TimeSpan.FromSeconds(10));
        await next.RecoverAsync();

        await UntilAsync(() => next.Channel.Taken.Count == 1);
    }

    [Fact]
    public async Task Where_a_channel_cannot_update_updates_are_dropped_and_sends_are_not()
    {
        var engine = Create(Storage, Time, channel: new ScriptedChannel { Updates = false });
        engine.Bot = async context =>
        {
            var update = MessageFactory.Text("answered");
            update.Id = "1512";
            await context.UpdateActivityAsync(update);
            await context.DeleteActivityAsync("1513");
            await context.SendActivityAsync("next");
        };

        await engine.SendAsync(Message("a"));

        Assert.Equal([(DeliveryKind.Send, "next", null)], engine.Channel.Taken);
    }

    [Fact]
    public async Task A_channel_that_reads_the_log_finds_the_users_message_and_the_replies_in_one_count_and_nothing_owed()
    {
        var engine = Create(Storage, Time, channel: new ScriptedChannel { ReadsLog = true });
        var activity = Message("a", clientId: "c");
        activity.Id = null;

        var outcome = await engine.SendAsync(activity);
        var log = (await Storage.ReadLogAsync(Key, 0, default))
            .Select(entry => System.Text.Encoding.UTF8.GetString(entry.Content.Span))
            .ToArray();

        Assert.Equal("kp|0000001", outcome.ActivityId);
        Assert.Contains("\"id\":\"kp|0000001\"", log[0], StringComparison.Ordinal);
        Assert.Contains("\"replyToId\":\"kp|0000001\"", log[1], StringComparison.Ordinal);
        Assert.Contains("\"id\":\"kp|0000002\"", log[1], StringComparison.Ordinal);
        Assert.Empty((await DocumentAsync()).Outbox);
        Assert.Empty(engine.Channel.Taken);
    }
}
