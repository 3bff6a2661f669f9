using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>
/// A code is created in one conversation and used in another. The handover changes each of the two documents exactly once, even if an
/// instance dies or a turn is repeated in between. The engine runs every turn twice.
/// </summary>
public sealed class HandoverTurnTests : EngineTest
{
    private static readonly DocumentKey Code = DocumentKey.ForHandover("code");

    private FaultyStorage Faulty => field ??= new(Storage);

    [Fact]
    public async Task A_code_is_taken_once_and_the_first_conversation_hears_of_it_once()
    {
        var engine = Open();
        await SayAsync(engine, Message("1", "make", user: "desk"));
        await SayAsync(engine, Message("2", "take", user: "phone"));
        await SayAsync(engine, Message("3", "take", user: "tablet"));
        Assert.Equal(["made", "taken", "nothing"], Said(engine));

        await LookAsync(engine);
        await LookAsync(engine);

        Assert.Equal(["made", "taken", "nothing", "told"], Said(engine));
        Assert.Null(await Storage.ReadAsync(Code, default));
    }

    [Fact]
    public async Task Nothing_of_a_code_whose_turn_was_not_committed_stays_after_its_time()
    {
        var engine = Open();
        AtWrite(2, () => throw new StorageException("died"));
        Assert.Equal(503, await SayAsync(engine, Message("1", "make", user: "desk")));
        Assert.NotNull(await Storage.ReadAsync(Code, default)); // the entry is stored first, and nobody has seen the code

        await LookAsync(engine);
        Assert.NotNull(await Storage.ReadAsync(Code, default));
        Time.Advance(TimeSpan.FromMinutes(70));
        await LookAsync(engine);

        Assert.Null(await Storage.ReadAsync(Code, default));
    }

    [Fact]
    public async Task A_turn_that_failed_after_it_stored_its_code_can_be_repeated()
    {
        var engine = Open();
        AtWrite(2, () => throw new StorageException("died"));
        Assert.Equal(503, await SayAsync(engine, Message("1", "make", user: "desk")));
        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(200, await SayAsync(engine, Message("1", "make", user: "desk")));
        await SayAsync(engine, Message("2", "take", user: "phone"));

        Assert.Equal(["made", "taken"], Said(engine));
    }

    [Fact]
    public async Task A_process_that_dies_between_claim_and_commit_leaves_the_code_to_the_repeat()
    {
        var first = Open();
        await SayAsync(first, Message("1", "make", user: "desk"));
        AtWrite(2, () => throw new StorageException("died")); // the first write is the claim
        Assert.Equal(503, await SayAsync(first, Message("2", "take", user: "phone")));
        Assert.Equal(["made"], Said(first));

        var second = Open("two");
        await LookAsync(second);
        await SayAsync(second, Message("3", "take", user: "tablet"));
        Assert.Equal(200, await SayAsync(second, Message("2", "take", user: "phone")));
        Assert.Equal(200, await SayAsync(second, Message("2", "take", user: "phone")));
        await LookAsync(second);

        Assert.Equal(["nothing", "taken", "told"], Said(second));
    }

    [Fact]
    public async Task A_claim_whose_answer_was_lost_is_found_by_the_repeat()
    {
        var engine = Open();
        await SayAsync(engine, Message("1", "make", user: "desk"));
        Faulty.AfterWrite = () => throw new StorageException("lost");
        Assert.Equal(503, await SayAsync(engine, Message("2", "take", user: "phone")));

        Assert.Equal(200, await SayAsync(engine, Message("2", "take", user: "phone")));

        Assert.Equal(["made", "taken"], Said(engine));
    }

    [Fact]
    public async Task A_process_that_dies_after_the_commit_leaves_the_event_to_another_one()
    {
        var first = Open();
        await SayAsync(first, Message("1", "make", user: "desk"));
        await SayAsync(first, Message("2", "take", user: "phone"));

        var second = Open("two");
        await LookAsync(second);

        Assert.Equal(["told"], Said(second));
    }

    [Fact]
    public async Task An_event_that_was_committed_before_its_entry_was_deleted_is_not_repeated()
    {
        var engine = Open();
        await SayAsync(engine, Message("1", "make", user: "desk"));
        await SayAsync(engine, Message("2", "take", user: "phone"));
        var entry = (await Storage.ReadAsync(Code, default))!;
        await LookAsync(engine);
        await Storage.WriteAsync(Code, new DocumentWrite(entry.Content) { Due = [Time.GetUtcNow()] }, null, default);

        await LookAsync(Open("two"));

        Assert.Equal(["made", "taken", "told"], Said(engine));
        Assert.Null(await Storage.ReadAsync(Code, default));
    }

    [Fact]
    public async Task A_lost_race_keeps_the_code_and_the_claim()
    {
        var engine = Open();
        await SayAsync(engine, Message("1", "hello", user: "desk"));
        await SayAsync(engine, Message("2", "hello", user: "phone"));
        AtWrite(2, () => TouchAsync("desk"));
        await SayAsync(engine, Message("3", "make", user: "desk"));
        AtWrite(2, () => TouchAsync("phone"));
        await SayAsync(engine, Message("4", "take", user: "phone"));

        Assert.Equal(["hello", "hello", "made", "taken"], Said(engine));
    }

    [Fact]
    public async Task Each_run_of_a_turn_has_the_same_secret_and_each_turn_another()
    {
        var engine = Open();
        List<string> secrets = [];
        engine.Bot = context =>
        {
            secrets.Add(Convert.ToHexString(context.GetTurnSecret().Span));
            return Task.CompletedTask;
        };
        await SayAsync(engine, Message("1"));
        await SayAsync(engine, Message("2"));

        Assert.Equal(4, secrets.Count);
        Assert.Equal([secrets[0], secrets[0], secrets[2], secrets[2]], secrets);
        Assert.NotEqual(secrets[0], secrets[2]);
        Assert.Equal(64, secrets[0].Length);
    }

    private EngineHarness Open(string instance = "one")
    {
        var engine = Create(Faulty, Time, instance);
        engine.Bot = AnswerAsync;
        return engine;
    }

    private async Task AnswerAsync(ITurnContext context)
    {
        if (context.Activity.AsEventActivity() is { Name: TurnHandover.EventName })
        {
            await context.SendActivityAsync("told");
        }
        else if (context.Activity.Text == "make")
        {
            context.OfferHandover(Code, context.Activity.Timestamp!.Value.AddMinutes(10));
            await context.SendActivityAsync("made");
        }
        else if (context.Activity.Text == "take")
        {
            var finding = context.ClaimHandover(Code);
            if (finding is HandoverFinding.Found)
            {
                context.CompleteHandover(Code);
            }

            await context.SendActivityAsync(finding switch
            {
                HandoverFinding.Found => "taken",
                HandoverFinding.Pending => "pending", // never sent, because the engine discards such a run
                _ => "nothing",
            });
        }
        else
        {
            await context.SendActivityAsync(context.Activity.Text);
        }
    }

    // Runs the action once, before one of the next writes: 1 is the next write, 2 the write after it.
    private void AtWrite(int number, Func<Task> action) => Faulty.BeforeWrite = number == 1
        ? action
        : () =>
        {
            AtWrite(number - 1, action);
            return Task.CompletedTask;
        };

    private async Task TouchAsync(string person)
    {
        var key = DocumentKey.ForConversation("test", null, person, "conversation");
        var stored = (await Storage.ReadAsync(key, default))!;
        await Storage.WriteAsync(key, new DocumentWrite(stored.Content), stored.ETag, default);
    }

    private async Task<int> SayAsync(EngineHarness engine, Activity activity)
    {
        activity.Timestamp ??= Time.GetUtcNow();
        var status = (await EndOfAsync(engine.SendAsync(activity))).Status;
        await UntilAsync(() => engine.ConversationsBusy == 0); // wait for the writes of receipts too
        return status;
    }

    private async Task LookAsync(EngineHarness engine)
    {
        var look = engine.LookAsync();
        await UntilAsync(() => look.IsCompleted);
        await look;
        await UntilAsync(() => engine.ConversationsBusy == 0);
    }

    private static IEnumerable<string?> Said(EngineHarness engine) => engine.Channel.Taken.Select(taken => taken.Text);
}
