using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Time.Testing;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>An input that a channel delivers again is processed once.</summary>
public sealed class RepeatedInputTests
{
    private static readonly DocumentKey Key = DocumentKey.ForConversation("test", null, "user", "conversation");

    private readonly FakeTimeProvider _time = new();
    private readonly FaultyStorage _storage = new(new MemoryConversationStore());

    [Fact]
    public async Task The_same_activity_again_changes_nothing_and_sends_nothing_again()
    {
        var engine = Create(_storage, _time);
        await engine.SendAsync(Message("a"));

        var again = await engine.SendAsync(Message("a"));

        Assert.Equal((200, "a"), (again.Status, again.ActivityId));
        Assert.Equal(["1: hi"], Said(engine));
    }

    [Fact]
    public async Task The_same_client_activity_id_under_another_id_is_a_repeat()
    {
        var engine = Create(_storage, _time);
        await engine.SendAsync(Message("a", clientId: "c"));
        await engine.SendAsync(Message("b", clientId: "c"));

        Assert.Equal(["1: hi"], Said(engine));
    }

    [Fact]
    public async Task A_repeat_is_told_by_another_instance_that_did_not_see_the_first()
    {
        var first = Create(_storage, _time, "one");
        var second = Create(_storage, _time, "two");
        await first.SendAsync(ExpectReplies("a"));
        var answer = await second.SendAsync(ExpectReplies("b"));

        var again = await first.SendAsync(ExpectReplies("b"));

        Assert.True(answer.Body.Span.SequenceEqual(again.Body.Span));
    }

    [Fact]
    public async Task An_expect_replies_answer_is_the_body_and_its_repeat_gets_the_same()
    {
        var engine = Create(_storage, _time);
        var first = await engine.SendAsync(ExpectReplies("a"));
        var again = await engine.SendAsync(ExpectReplies("a"));

        Assert.Contains("1: hi", System.Text.Encoding.UTF8.GetString(first.Body.Span), StringComparison.Ordinal);
        Assert.True(first.Body.Span.SequenceEqual(again.Body.Span));
        Assert.Empty(engine.Channel.Taken);
    }

    [Fact]
    public async Task Where_the_answer_to_a_write_was_lost_the_channels_repeat_finds_it_done_and_delivers()
    {
        var engine = Create(_storage, _time);
        _storage.AfterWrite = () => throw new StorageException("the connection broke");

        var lost = await engine.SendAsync(Message("a"));
        var repeated = await engine.SendAsync(Message("a"));

        Assert.Equal((503, 200), (lost.Status, repeated.Status));
        Assert.Equal(["1: hi"], Said(engine));
    }

    [Fact]
    public async Task A_message_that_changed_nothing_changes_nothing_when_it_comes_again_later()
    {
        var engine = Create(_storage, _time);
        engine.Bot = _ => Task.CompletedTask;
        await engine.SendAsync(Message("a"));
        engine.Bot = null;
        await engine.SendAsync(Message("b"));

        await engine.SendAsync(Message("a"));

        Assert.Equal(["1: hi"], Said(engine));
    }

    [Theory]
    [InlineData(0, 0, "hi", 1)] // a repeat of the same message
    [InlineData(0, 9, "hi", 1)] // a repeat with a new timestamp of the channel
    [InlineData(1, 9, "hi", 2)] // a second message with the same text
    [InlineData(0, 0, "ho", 2)]
    public async Task What_was_sent_at_the_same_moment_by_the_senders_clock_is_a_repeat_under_any_id(
        int local,
        int channel,
        string text,
        int replies
    )
    {
        var engine = Create(_storage, _time);
        await engine.SendAsync(Sent("a", "hi", 0, 0));
        await engine.SendAsync(Sent("b", text, local, channel));

        Assert.Equal(replies, engine.Channel.Taken.Count);

        Activity Sent(string id, string said, int localSeconds, int channelSeconds)
        {
            var message = Message(id, said);
            message.LocalTimestamp = _time.GetUtcNow().AddSeconds(localSeconds + 0.123);
            message.Timestamp = _time.GetUtcNow().AddSeconds(channelSeconds + 0.456);
            return message;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stamp_of_a_whole_second_proves_no_repeat(bool isLocal)
    {
        var engine = Create(_storage, _time);
        foreach (var id in (string[])["a", "b"])
        {
            var message = Message(id, "no");
            var second = new DateTimeOffset(2026, 11, 23, 9, 0, 7, TimeSpan.Zero);
            message.LocalTimestamp = isLocal ? second : null;
            message.Timestamp = isLocal ? second.AddTicks(1) : second;
            await engine.SendAsync(message);
        }

        Assert.Equal(["1: no", "2: no"], Said(engine));
    }

    [Fact]
    public async Task A_stamp_that_no_clock_shows_is_no_stamp_and_proves_no_repeat()
    {
        var engine = Create(_storage, _time);
        DateTimeOffset? seen = null;
        engine.Bot = context =>
        {
            seen = context.Activity.LocalTimestamp ?? context.Activity.Timestamp;
            return engine.CountAsync(context);
        };
        foreach (var id in (string[])["a", "b"])
        {
            var message = Message(id, "no");
            (message.LocalTimestamp, message.Timestamp) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
            await engine.SendAsync(message);
        }

        Assert.Equal(["1: no", "2: no"], Said(engine));
        Assert.Equal(_time.GetUtcNow(), seen);
    }

    [Fact]
    public async Task The_document_remembers_64_inputs_and_stays_small()
    {
        var engine = Create(_storage, _time);
        foreach (var n in Enumerable.Range(0, 200))
        {
            await engine.SendAsync(Message($"{n}"));
        }

        await engine.DrainAsync();
        var document = ConversationDocumentJson.Read((await _storage.ReadAsync(Key, default))!.Content);

        Assert.Equal(ConversationDocument.RememberedInputs, document.Processed.Length);
        Assert.Equal((400, 400), (document.Number, document.Delivered));
        Assert.InRange((await _storage.ReadAsync(Key, default))!.Content.Length, 1, 8192);
    }

    [Fact]
    public async Task A_repeat_whose_answer_is_not_remembered_any_more_is_told_so()
    {
        var engine = Create(_storage, _time);
        foreach (var n in Enumerable.Range(0, ConversationDocument.RememberedBodies + 1))
        {
            await engine.SendAsync(ExpectReplies($"{n}"));
        }

        var again = await engine.SendAsync(ExpectReplies("0"));
        var remembered = await engine.SendAsync(ExpectReplies("1"));

        Assert.Equal((409, true), (again.Status, again.Body.IsEmpty));
        Assert.Equal((200, false), (remembered.Status, remembered.Body.IsEmpty));
    }
}
