using System.Text.Json;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Schema;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>A bot schedules a proactive turn. The turn runs exactly once, even after failures.</summary>
public sealed class DueConversationsTests : EngineTest
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task What_is_due_gets_its_turn_once_and_then_leaves_no_trace_in_the_store()
    {
        var engine = Open();
        await SayAsync(engine, Message("a", "72"));
        await LookEachHourAsync(71, engine);
        Assert.Equal(["in 72"], Said(engine));

        await LookEachHourAsync(3, engine);

        Assert.Equal(["in 72", "reminder"], Said(engine));
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task Nothing_is_said_before_its_time_in_the_same_hour()
    {
        var engine = Open();
        Time.Advance(TimeSpan.FromMinutes(50));
        await SayAsync(engine, Message("a", "5"));
        Time.Advance(4.5 * Hour);
        await LookAsync(engine);
        Assert.Equal(["in 5"], Said(engine));

        Time.Advance(0.5 * Hour);
        await LookAsync(engine);

        Assert.Equal(["in 5", "reminder"], Said(engine));
    }

    [Fact]
    public async Task A_wish_that_was_put_off_counts_at_its_new_time_only()
    {
        var engine = Open();
        await SayAsync(engine, Message("a", "5"));
        await SayAsync(engine, Message("b", "10"));
        await LookEachHourAsync(9, engine);
        Assert.Equal(["in 5", "in 10"], Said(engine));
        Assert.Single(await DueAsync());

        await LookEachHourAsync(1, engine);

        Assert.Equal(["in 5", "in 10", "reminder"], Said(engine));
    }

    [Fact]
    public async Task A_wish_that_was_taken_back_comes_to_nothing()
    {
        var engine = Open();
        await SayAsync(engine, Message("a", "5"));
        await SayAsync(engine, Message("b", "never"));

        await LookEachHourAsync(9, engine);

        Assert.Equal(["in 5", "in never"], Said(engine));
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task Two_instances_that_look_at_the_same_time_say_it_once()
    {
        var channel = new ScriptedChannel();
        var (one, two) = (Open("one", channel), Open("two", channel));
        await SayAsync(one, Message("a", "5"));
        Time.Advance(5 * Hour);

        await Task.WhenAll(LookAsync(one), LookAsync(two));

        await SettledAsync();
        Assert.Equal(["in 5", "reminder"], Said(one));
    }

    [Fact]
    public async Task What_fell_due_while_no_instance_was_there_is_said_when_one_is()
    {
        await SayAsync(Open(), Message("a", "5"));
        Time.Advance(5 * Hour + TimeSpan.FromDays(6));
        var next = Open("next");

        await LookAsync(next);

        Assert.Equal(["reminder"], Said(next));
    }

    [Fact]
    public async Task What_the_store_did_not_take_is_tried_again()
    {
        var store = new FaultyStorage(Storage);
        var engine = Open(store: store);
        await SayAsync(engine, Message("a", "5"));
        Time.Advance(5 * Hour);
        store.IsAway = true;
        await Assert.ThrowsAsync<StorageException>(engine.LookAsync);
        store.IsAway = false;
        store.BeforeWrite = () => throw new StorageException("away");
        await LookAsync(engine);
        Assert.Equal(["in 5"], Said(engine));
        Time.Advance(2 * Hour);

        await LookAsync(engine);

        Assert.Equal(["in 5", "reminder"], Said(engine));
    }

    [Fact]
    public async Task Somebody_whom_the_channel_does_not_reach_is_not_reminded_and_not_looked_for_again()
    {
        var engine = Open();
        engine.Channel.Answers.Enqueue(new DeliveryResult.Refused(403));
        await SayAsync(engine, Message("a", "5"));

        await LookEachHourAsync(6, engine);

        Assert.Empty(engine.Channel.Taken);
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_keeps_nobody_else_from_being_reminded()
    {
        var engine = Open();
        var broken = DocumentKey.ForConversation("test", null, "another", "conversation");
        await Storage.WriteAsync(broken, new DocumentWrite("{"u8.ToArray()) { Due = [Time.GetUtcNow() + (5 * Hour)] }, null, default);
        await SayAsync(engine, Message("a", "5"));

        await LookEachHourAsync(6, engine);

        Assert.Equal(["in 5", "reminder"], Said(engine));
    }

    [Theory]
    [InlineData("""{"at":7}""")]
    [InlineData("""{"at":"tomorrow"}""")]
    [InlineData("""{}""")]
    [InlineData("""{"at":null}""")]
    public async Task A_time_that_cannot_be_read_keeps_nobody_else_from_being_reminded(string wish)
    {
        var engine = Open();
        var other = DocumentKey.ForConversation("test", null, "another", "conversation");
        var document = $$$"""{"schema":1,"number":1,"delivered":1,"properties":{"Reminder":{{{wish}}}}}""";
        var write = new DocumentWrite(System.Text.Encoding.UTF8.GetBytes(document)) { Due = [Time.GetUtcNow() + (5 * Hour)] };
        await Storage.WriteAsync(other, write, null, default);
        await SayAsync(engine, Message("a", "5"));

        await LookEachHourAsync(6, engine);

        Assert.Equal(["in 5", "reminder"], Said(engine));
    }

    [Fact]
    public async Task A_channel_that_takes_nothing_from_one_person_holds_up_nobodys_reminder()
    {
        var engine = Open();
        string[] people = ["a", "b", "c"];
        foreach (var person in people)
        {
            await engine.SendAsync(Message("wish", "5", user: person));
        }

        Time.Advance(5 * Hour);
        engine.Channel.Gate = new TaskCompletionSource(); // all calls to the channel wait
        var start = Time.GetUtcNow();
        await engine.LookAsync();

        Assert.Equal(start, Time.GetUtcNow());
        foreach (var person in people)
        {
            var key = DocumentKey.ForConversation("test", null, person, "conversation");
            var document = ConversationDocumentJson.Read((await Storage.ReadAsync(key, default))!.Content);
            Assert.Contains(document.Outbox, entry => System.Text.Encoding.UTF8.GetString(entry.Activity.Span).Contains("reminder"));
        }

        engine.Channel.Gate.SetResult();
    }

    [Fact]
    public async Task A_wish_for_the_same_hour_that_comes_during_the_look_is_not_deleted_with_the_old_one()
    {
        EngineHarness engine = null!;
        var isAsked = false;
        var store = new FaultyStorage(Storage)
        {
            AfterRead = async () =>
            {
                if (isAsked)
                {
                    isAsked = false;
                    await SayAsync(Open("other"), Message("c", "0.1"));
                }
            },
        };
        engine = Open(store: store);
        await SayAsync(engine, Message("a", "5"));
        await SayAsync(engine, Message("b", "never"));
        Time.Advance(5 * Hour);

        isAsked = true;
        await LookAsync(engine);
        await LookEachHourAsync(2, engine);

        Assert.Equal(["in 5", "in never", "reminder"], Said(engine));
    }

    // Opens an engine whose bot reads a message such as "5" as a number of hours and schedules a reminder. Any other text removes the
    // reminder.
    private EngineHarness Open(string instance = "one", ScriptedChannel? channel = null, IConversationStore? store = null)
    {
        var engine = Create(store ?? Storage, Time, instance, channel: channel);
        var reminder = new DocumentState().CreateProperty<JsonElement>("Reminder");
        var now = () => Time.GetUtcNow();
        engine.Bot = async context =>
        {
            if (context.Activity.AsEventActivity() is { Name: "reminder" })
            {
                await reminder.DeleteAsync(context);
                await context.SendActivityAsync("reminder");
                return;
            }

            await reminder.DeleteAsync(context);
            if (double.TryParse(context.Activity.Text, out var hours))
            {
                await reminder.SetAsync(context, JsonElement.Parse($$"""{"at":"{{now() + (hours * Hour):O}}"}"""));
            }

            await context.SendActivityAsync($"in {context.Activity.Text}");
        };
        return engine;
    }

    private static IEnumerable<string?> Said(EngineHarness engine) => engine.Channel.Taken.Select(taken => taken.Text);

    // Sends a message and waits until the receipts of its replies are stored, so that no receipt is written later in the test.
    private async Task SayAsync(EngineHarness engine, Activity message)
    {
        await engine.SendAsync(message);
        await SettledAsync();
    }

    private async Task LookAsync(EngineHarness engine)
    {
        var look = engine.LookAsync();
        await UntilAsync(() => look.IsCompleted);
        await look;
        await SettledAsync();
    }

    private async Task LookEachHourAsync(int hours, EngineHarness engine)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            Time.Advance(Hour);
            await LookAsync(engine);
        }
    }

    // Returns all documents with due entries from a week ago to a week ahead.
    private async Task<IReadOnlyList<DocumentKey>> DueAsync()
    {
        List<DocumentKey> due = [];
        for (var hour = -DueConversations.HoursBack; hour < DueConversations.HoursBack; hour++)
        {
            due.AddRange((await Storage.ReadDueAsync(Time.GetUtcNow() + (hour * Hour), default)).Select(entry => entry.Key));
        }

        return due;
    }
}
