using Azure.Storage.Blobs;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>
/// The estimate of the storage account's clock from its responses and the machine's time counter. The estimate never uses the machine's
/// clock, so a correction of that clock has no effect.
/// </summary>
public sealed class BlobTimeTests
{
    private static readonly DateTimeOffset Account = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _machine = new(Account.AddDays(-3));
    private readonly BlobTime _time;

    // How far the account's clock is ahead of the machine's.
    private TimeSpan _ahead = TimeSpan.FromDays(3);

    public BlobTimeTests() => _time = new BlobTime(new Counter(_machine));

    [Fact]
    public void Before_the_first_response_it_is_not_known() => Assert.Null(_time.Now);

    [Fact]
    public void One_response_tells_it_within_its_second_and_its_way()
    {
        Respond(to: 0.2, from: 0.3);

        Assert.InRange(Error(), 0, 0.75);
    }

    [Fact]
    public void Some_responses_tell_it_within_a_fraction_of_a_second()
    {
        foreach (var wait in (double[])[0.13, 0.77, 0.41, 0.95, 0.29])
        {
            _machine.Advance(TimeSpan.FromSeconds(10 + wait));
            Respond(to: 0.01, from: 0.01);
        }

        Assert.InRange(Error(), 0, 0.2);
        Respond(to: 0, from: 3); // a slow response does not increase the error
        Assert.InRange(Error(), 0, 0.2);
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(-3600)]
    public void After_a_sleep_of_the_machine_the_next_response_tells_it(int seconds)
    {
        Respond(to: 0, from: 0);

        _ahead += TimeSpan.FromSeconds(seconds);
        Respond(to: 0, from: 0);

        Assert.InRange(Error(), 0, 0.5);
    }

    // Simulates a request and its response with these travel times in seconds.
    private void Respond(double to, double from)
    {
        var sent = _machine.GetTimestamp();
        _machine.Advance(TimeSpan.FromSeconds(to));
        var now = AccountNow();
        _machine.Advance(TimeSpan.FromSeconds(from));
        _time.Note(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), sent);
    }

    private DateTimeOffset AccountNow() => _machine.GetUtcNow() + _ahead;

    private double Error() => (_time.Now!.Value - AccountNow()).Duration().TotalSeconds;

    private sealed class Counter(TimeProvider inner) : TimeProvider
    {
        public override long TimestampFrequency => inner.TimestampFrequency;

        public override long GetTimestamp() => inner.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => throw new NotSupportedException("The machine's clock may be wrong.");
    }
}

/// <summary>The estimate of the account's clock with Azurite.</summary>
[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobTimeOfAzuriteTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_store_knows_the_accounts_time_from_its_start_on_and_asks_for_it_never()
    {
        var sent = new SentRequests();
        var options = BlobCalls.ClientOptions();
        options.Transport = sent;
        var storage = new BlobConversationStore(
            watched => new BlobContainerClient(azurite.Azurite.ConnectionString, AzuriteFixture.NewName(), watched),
            options,
            new FakeTimeProvider(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Null(storage.Now);

        await storage.OpenAsync(default);
        var requests = sent.All.Count;

        Assert.InRange((storage.Now!.Value - TimeProvider.System.GetUtcNow()).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(requests, sent.All.Count);
    }
}
