using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>Proactive turns of the bot, and the notice that messages cannot be saved.</summary>
public sealed class UnaskedTests : EngineTest
{
    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_person_whom_the_channel_does_not_reach_gets_nothing_unasked_until_they_write_again(int status)
    {
        var engine = Create(Storage, Time);
        await engine.SendAsync(Message("a"));
        engine.Channel.Answers.Enqueue(new DeliveryResult.Refused(status));

        await engine.RemindAsync((context, token) => context.SendActivityAsync("reminder", cancellationToken: token));
        await UntilAsync(() => DocumentAsync().Result.Unreachable == status);
        var runs = 0;
        await engine.RemindAsync((context, token) =>
        {
            runs++;
            return context.SendActivityAsync("again", cancellationToken: token);
        });

        Assert.Equal(0, runs);
        Assert.Equal(["1: hi"], engine.Channel.Taken.Select(taken => taken.Text));
        await engine.SendAsync(Message("b"));
        await engine.RemindAsync((context, token) => context.SendActivityAsync("welcome back", cancellationToken: token));
        Assert.Equal(["1: hi", "2: hi", "welcome back"], engine.Channel.Taken.Select(taken => taken.Text));
        Assert.Equal(0, (await DocumentAsync()).Unreachable);
    }

    [Fact]
    public async Task A_refusal_of_one_reply_that_is_no_refusal_of_the_person_flags_nobody()
    {
        var engine = Create(Storage, Time);
        engine.Channel.Answers.Enqueue(new DeliveryResult.Refused(413));
        await engine.SendAsync(Message("a"));

        await engine.RemindAsync((context, token) => context.SendActivityAsync("reminder", cancellationToken: token));

        Assert.Equal(["reminder"], engine.Channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public async Task An_update_of_a_message_that_is_gone_flags_nobody()
    {
        var engine = Create(Storage, Time);
        engine.Channel.Answers.Enqueue(new DeliveryResult.Refused(404));
        engine.Bot = context =>
        {
            var update = MessageFactory.Text("answered");
            update.Id = "1512";
            return context.UpdateActivityAsync(update);
        };
        await engine.SendAsync(Message("a"));

        await engine.RemindAsync((context, token) => context.SendActivityAsync("reminder", cancellationToken: token));

        Assert.Equal(["reminder"], engine.Channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public async Task While_nothing_can_be_saved_a_person_is_told_so_once_a_minute()
    {
        var store = new FaultyStorage(Storage);
        var engine = Create(store, Time);
        engine.NotSavedText = context => Task.FromResult<string?>($"not saved: {context.Activity.Text}");
        for (var second = 0; second < 70; second += 10)
        {
            store.BeforeWrite = () => throw new StorageException("gone");
            Assert.Equal(503, (await engine.SendAsync(Message($"{second}", $"at {second}"))).Status);
            Time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(["not saved: at 0", "not saved: at 60"], engine.Channel.Taken.Select(taken => taken.Text));
        Assert.Null(await Storage.ReadAsync(Key, default));
    }

    [Fact]
    public async Task A_notice_that_cannot_be_made_changes_no_answer()
    {
        var store = new FaultyStorage(Storage);
        var engine = Create(store, Time);
        engine.NotSavedText = _ => throw new InvalidOperationException("no text");
        store.BeforeWrite = () => throw new StorageException("gone");

        Assert.Equal(503, (await engine.SendAsync(Message("a"))).Status);
        Assert.Empty(engine.Channel.Taken);
    }

    [Fact]
    public async Task The_notice_is_made_with_the_state_that_is_in_memory()
    {
        var store = new FaultyStorage(Storage);
        var engine = Create(store, Time);
        var language = new DocumentState().CreateProperty<string?>("language");
        engine.NotSavedText = async context => $"not saved, in {await language.GetAsync(context)}";
        engine.Bot = context => language.SetAsync(context, "fr");
        await engine.SendAsync(Message("a"));

        store.BeforeWrite = () => throw new StorageException("gone");
        Assert.Equal(503, (await engine.SendAsync(Message("b"))).Status);

        Assert.Equal(["not saved, in fr"], engine.Channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public async Task A_host_that_drains_says_nothing()
    {
        var engine = Create(Storage, Time);
        engine.NotSavedText = _ => Task.FromResult<string?>("not saved");
        await engine.DrainAsync();

        Assert.Equal(503, (await engine.SendAsync(Message("a"))).Status);
        Assert.Empty(engine.Channel.Taken);
    }
}
