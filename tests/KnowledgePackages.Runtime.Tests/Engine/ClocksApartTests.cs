using KnowledgePackages.Runtime.Engine;
using Microsoft.Extensions.Time.Testing;
using static KnowledgePackages.Runtime.Tests.Engine.EngineHarness;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>Two instances with different or corrected machine clocks on a store with its own clock.</summary>
public sealed class ClocksApartTests : EngineTest
{
    /// <summary>How many seconds one machine's clock is ahead of the other machine's; negative if behind.</summary>
    public static TheoryData<int> Seconds => [0, 2, 5, 8, 30, 3600, -2, -5, -8, -30, -3600];

    [Theory]
    [MemberData(nameof(Seconds))]
    public async Task A_slow_reply_of_a_live_instance_is_sent_once(int apart)
    {
        var channel = new ScriptedChannel { Gate = new TaskCompletionSource() };
        var live = CreateOnShared(channel, "live");
        var other = CreateOnShared(channel, "other", apart);

        await SlowReplyAsync(live, other, channel, () => { });

        Assert.Equal(["1: hi"], channel.Taken.Select(taken => taken.Text));
    }

    [Theory]
    [MemberData(nameof(Seconds))]
    public async Task A_slow_reply_is_sent_once_if_a_clock_is_corrected_during_the_call(int step)
    {
        foreach (var isLives in (bool[])[true, false])
        {
            await Storage.DeleteAsync(Key.Name, default);
            var channel = new ScriptedChannel { Gate = new TaskCompletionSource() };
            var (one, two) = (new WrongClock(Time, default), new WrongClock(Time, default));
            var live = Create(Shared(), one, "live", channel: channel);
            var other = Create(Shared(), two, "other", channel: channel);

            await SlowReplyAsync(live, other, channel, () => (isLives ? one : two).Ahead = TimeSpan.FromSeconds(step));

            Assert.Equal(["1: hi"], channel.Taken.Select(taken => taken.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Seconds))]
    public async Task A_dead_instances_reply_is_held_as_long_as_its_lease_and_no_longer(int apart)
    {
        var dead = Create(Shared(), new FakeTimeProvider(Time.GetUtcNow().AddSeconds(apart)), "dead");
        dead.Channel.Gate = new TaskCompletionSource();
        _ = dead.SendAsync(Message("a"));
        await UntilAsync(() => Task.FromResult(dead.Channel.HasBegun), passTime: false); // the instance renews no lease from now on
        var heir = CreateOnShared(new ScriptedChannel(), "heir");

        Time.Advance(TimeSpan.FromSeconds(9.9));
        await heir.RecoverAsync();
        Assert.Equal(0, heir.ConversationsHeld);

        Time.Advance(TimeSpan.FromSeconds(0.1));
        await heir.RecoverAsync();
        await UntilAsync(() => heir.Channel.Taken.Count == 1);
    }

    [Theory]
    [MemberData(nameof(Seconds))]
    public async Task Turns_that_alternate_between_the_instances_say_everything_once_and_in_order(int apart)
    {
        var channel = new ScriptedChannel();
        EngineHarness[] instances = [CreateOnShared(channel, "one"), CreateOnShared(channel, "two", apart)];
        for (var turn = 1; turn <= 6; turn++)
        {
            Assert.Equal(200, (await EndOfAsync(instances[turn % 2].SendAsync(Message($"{turn}")))).Status);
            await instances[0].RecoverAsync();
            await instances[1].RecoverAsync();
        }

        await SettledAsync();
        Assert.Equal(Enumerable.Range(1, 6).Select(turn => $"{turn}: hi"), channel.Taken.Select(taken => taken.Text));
    }

    [Fact]
    public void A_difference_is_logged_once_when_it_changes_and_once_an_hour()
    {
        var logger = new CountingLogger<StoreTime>();
        var clock = new WrongClock(Time, TimeSpan.FromSeconds(2));
        var storeTime = new StoreTime(Shared(), clock, logger);
        Assert.Equal(0, Warnings());

        clock.Ahead = TimeSpan.FromSeconds(-5);
        Assert.Equal(1, Warnings());
        Assert.Equal("This machine's clock differs from the store's by -5.0 s (above 0: ahead). Leases use the store's clock.", logger.Last);

        clock.Ahead = TimeSpan.FromSeconds(-6);
        Assert.Equal(1, Warnings());
        clock.Ahead = TimeSpan.FromHours(1);
        Assert.Equal(2, Warnings());
        Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(2, Warnings());
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(3, Warnings());

        int Warnings()
        {
            storeTime.WarnIfApart();
            storeTime.WarnIfApart();
            return logger.Count;
        }
    }

    private FaultyStorage Shared() => new(Storage) { Clock = Time };

    private EngineHarness CreateOnShared(ScriptedChannel channel, string instance, int ahead = 0) =>
        Create(Shared(), new WrongClock(Time, TimeSpan.FromSeconds(ahead)), instance, channel: channel);

    // The live instance sends a reply, and the channel accepts it only after 30 s. During this time the other instance looks for
    // undelivered replies again and again.
    private async Task SlowReplyAsync(EngineHarness live, EngineHarness other, ScriptedChannel channel, Action correct)
    {
        _ = live.SendAsync(Message("a"));
        await DocumentAsync(found => found.Outbox.Length == 1);
        var start = Time.GetUtcNow();
        correct();
        await UntilAsync(async () =>
        {
            await other.RecoverAsync();
            return Time.GetUtcNow() - start >= TimeSpan.FromSeconds(30);
        });
        channel.Gate!.SetResult();
        await SettledAsync();
        await other.RecoverAsync();
    }
}
