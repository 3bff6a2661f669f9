using System.Text;
using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Time.Testing;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

public sealed class TurnEngineTests
{
    private static readonly DocumentKey Key = DocumentKey.ForConversation("test", null, "user", "conversation");

    private readonly FakeTimeProvider _time = new();
    private readonly FaultyStorage _storage = new(new MemoryConversationStore());

    [Fact]
    public async Task A_turn_costs_one_read_at_first_and_one_write_and_no_read_from_then_on()
    {
        var engine = Create(_storage, _time, twice: false);
        await engine.SendAsync(Message("a"));
        var (reads, writes) = (_storage.Reads, _storage.Writes);

        await engine.SendAsync(Message("b"));

        Assert.Equal((1, 1), (reads, writes));
        Assert.Equal((1, 2), (_storage.Reads, _storage.Writes));
    }

    [Fact]
    public async Task Letters_of_every_alphabet_are_stored_as_they_are()
    {
        const string Words = "Привіт, это «Ґанок» — مرحبا, l'été & más";
        var engine = Create(_storage, _time);
        engine.Bot = async context =>
        {
            var reply = MessageFactory.Attachment(
                new Attachment("application/json", content: JsonElement.Parse($$"""{"text":"{{Words}}"}"""))
            );
            await context.SendActivityAsync(reply);
        };
        await engine.SendAsync(Message("a"));

        var stored = (await _storage.ReadAsync(Key, default))!.Content;

        Assert.Contains(Words, Encoding.UTF8.GetString(stored.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_race_runs_the_turn_again_on_the_fresh_document()
    {
        var winner = Create(_storage, _time, "two");
        var engine = Create(_storage, _time);
        _storage.BeforeWrite = () => winner.SendAsync(ExpectReplies("b"));

        await engine.SendAsync(Message("a", "mine"));

        Assert.Equal(["2: mine"], Said(engine));
    }

    [Fact]
    public async Task A_store_that_is_down_means_503_and_nothing_said()
    {
        var engine = Create(_storage, _time);
        _storage.BeforeWrite = () => throw new StorageException("down");

        Assert.Equal(503, (await engine.SendAsync(Message("a"))).Status);
        Assert.Empty(engine.Channel.Taken);
        Assert.Equal(200, (await engine.SendAsync(Message("a"))).Status);
        Assert.Equal(["1: hi"], Said(engine));
    }

    [Fact]
    public async Task A_store_that_does_not_answer_means_503_after_ten_seconds()
    {
        var engine = Create(_storage, _time);
        var never = new TaskCompletionSource();
        _storage.BeforeWrite = () =>
            never
                .Task.WaitAsync(TimeSpan.FromSeconds(10), _time)
                .ContinueWith(_ => throw new StorageException("slow"), TaskScheduler.Default);

        var answer = engine.SendAsync(Message("a"));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(503, (await answer).Status);
    }

    [Fact]
    public async Task Two_first_messages_at_one_instant_are_both_counted_once()
    {
        var engine = Create(_storage, _time);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Task.Run(() => engine.SendAsync(Message($"id{n % 25}")))));

        Assert.Equal(25, engine.Channel.Taken.Count);
        await engine.SendAsync(Message("last", "last"));
        Assert.Equal("26: last", Said(engine)[^1]);
    }

    [Fact]
    public async Task Turns_of_one_conversation_run_one_after_the_other_in_order_of_arrival()
    {
        var engine = Create(_storage, _time, twice: false);
        var inside = 0;
        var order = new List<string>();
        engine.Bot = async context =>
        {
            Assert.Equal(1, Interlocked.Increment(ref inside));
            await Task.Yield();
            order.Add(context.Activity.Text!);
            Interlocked.Decrement(ref inside);
        };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => engine.SendAsync(Message($"{n}", $"{n}"))).ToArray());

        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"{n}"), order);
    }

    [Fact]
    public async Task A_bot_that_is_not_pure_is_found_out()
    {
        var engine = Create(_storage, _time);
        var runs = 0;
        engine.Bot = context => context.SendActivityAsync($"run {++runs}");

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.SendAsync(Message("a")));
    }

    [Fact]
    public async Task What_fails_in_the_bot_leaves_no_half_turn_and_the_user_gets_the_handlers_words()
    {
        var engine = Create(_storage, _time);
        await engine.SendAsync(Message("a"));
        engine.Channel.Taken.Clear();
        engine.OnTurnError = (context, _) => context.SendActivityAsync("sorry");
        engine.Bot = async context =>
        {
            await engine.CountAsync(context);
            throw new FormatException("a secret word of the user");
        };

        Assert.Equal(200, (await engine.SendAsync(Message("b"))).Status);
        engine.Bot = null;
        await engine.SendAsync(Message("c"));

        Assert.Equal(["sorry", "2: hi"], Said(engine));
    }

    [Fact]
    public async Task Where_the_apology_fails_too_the_answer_is_500_and_no_exception_leaves_the_engine()
    {
        var engine = Create(_storage, _time);
        engine.OnTurnError = (_, _) => throw new FormatException("again");
        engine.Bot = _ => throw new FormatException("first");

        Assert.Equal(500, (await engine.SendAsync(Message("a"))).Status);
    }

    [Fact]
    public async Task What_a_slow_store_commits_after_the_answer_is_still_sent()
    {
        var engine = Create(_storage, _time);
        var slow = new TaskCompletionSource();
        _storage.AfterWrite = () => slow.Task;
        var answer = engine.SendAsync(Message("a"));
        while (_storage.Writes == 0)
        {
            await Task.Yield();
        }

        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(503, (await answer).Status);
        slow.SetResult();

        while (engine.Channel.Taken.IsEmpty)
        {
            await Task.Yield();
        }

        Assert.Equal(["1: hi"], Said(engine));
    }

    [Fact]
    public async Task An_activity_that_changes_nothing_costs_no_write()
    {
        var engine = Create(_storage, _time);
        engine.Bot = _ => Task.CompletedTask;
        var typing = Message("a");
        typing.Type = ActivityTypes.Typing;

        await engine.SendAsync(typing);

        Assert.Equal(0, _storage.Writes);
    }

    [Fact]
    public async Task An_activity_of_nobody_is_answered_and_does_nothing()
    {
        var engine = Create(_storage, _time);
        var activity = Message("a");
        activity.From = null;

        Assert.Equal(200, (await engine.SendAsync(activity)).Status);
        Assert.Empty(engine.Channel.Taken);
    }

    [Fact]
    public async Task A_long_text_is_cut_and_never_in_the_middle_of_a_character()
    {
        var engine = Create(_storage, _time);
        var seen = "";
        engine.Bot = context => Task.FromResult(seen = context.Activity.Text!);

        await engine.SendAsync(Message("a", new string('x', TurnInput.MaxTextLength - 1) + string.Concat(Enumerable.Repeat("🙂", 1000))));

        Assert.Equal(TurnInput.MaxTextLength - 1, seen.Length);
    }

    [Fact]
    public async Task Conversations_beyond_the_bound_are_forgotten_in_memory_and_go_on_from_the_store()
    {
        var engine = Create(_storage, _time, conversations: 10);
        foreach (var n in Enumerable.Range(0, 50))
        {
            await engine.SendAsync(Message("first", user: $"user{n}"));
        }

        _time.Advance(TimeSpan.FromSeconds(3));
        engine.Channel.Taken.Clear();
        await engine.SendAsync(Message("second", user: "user0"));

        Assert.Equal(["2: hi"], Said(engine));
    }

    [Fact]
    public async Task While_draining_nothing_is_accepted()
    {
        var engine = Create(_storage, _time);
        await engine.DrainAsync();

        Assert.Equal(503, (await engine.SendAsync(Message("a"))).Status);
    }

    [Fact]
    public async Task Whatever_is_sent_the_document_stays_below_its_bound()
    {
        var engine = Create(_storage, _time);
        var much = new string('x', 20_000);
        engine.Bot = context => context.SendActivityAsync(new string('y', 5_000));
        foreach (var n in Enumerable.Range(0, 100))
        {
            var activity = ExpectReplies($"{n}{much}");
            (activity.Text, activity.Locale, activity.LocalTimezone) = (much, much, much);
            activity.From.Name = activity.Recipient.Name = activity.Conversation.Name = much;
            activity.ChannelData = System.Text.Json.JsonElement.Parse($$"""{"clientActivityID":"{{n}}{{much}}"}""");
            Assert.Equal(200, (await engine.SendAsync(activity)).Status);
        }

        Assert.InRange((await _storage.ReadAsync(Key, default))!.Content.Length, 1, ConversationDocument.MaxBytes);
    }

    [Fact]
    public async Task A_turn_that_says_more_than_the_outbox_holds_fails_whole_and_says_nothing_of_it()
    {
        var engine = Create(_storage, _time);
        engine.Bot = async context =>
        {
            foreach (var n in Enumerable.Range(0, 3))
            {
                await context.SendActivityAsync($"{n}{new string('x', 30 * 1024)}");
            }
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.SendAsync(Message("a")));

        Assert.Empty(Said(engine));
        Assert.Null(await _storage.ReadAsync(Key, default));
    }
}
