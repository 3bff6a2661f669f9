using System.Globalization;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Storage;

namespace KnowledgePackages.Runtime.Tests.Engine;

public sealed class UsageCounterTests : UsageCounterContract
{
    private protected override IConversationStore Store => Storage;

    [Theory]
    [InlineData("2026-11-22T23:59:59Z", "2026-11-16")]
    [InlineData("2026-11-23T00:00:00Z", "2026-11-23")]
    [InlineData("2026-11-23T00:30:00+01:00", "2026-11-16")]
    [InlineData("2027-01-03T12:00:00Z", "2026-12-28")]
    public void A_week_begins_on_Monday_in_UTC(string time, string monday) =>
        Assert.Equal(
            DateOnly.Parse(monday, CultureInfo.InvariantCulture),
            UsageEvent.WeekOf(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture))
        );

    [Fact]
    public async Task Another_instance_leaves_new_events_to_the_one_that_has_the_conversation_in_memory()
    {
        var owner = Engine(Store, "one");
        var other = Engine(Store, "two");
        await SendAsync(owner, "ann", "started");

        await other.Usage.CountAsync(default);
        Assert.Equal("", await CountsAsync(Week));
        Time.Advance(UsageCounter.LeftToOwner);
        await other.Usage.CountAsync(default);

        await AssertCountedAsync("started 1");
    }
}

public sealed class UsageOnSqliteTests : UsageCounterContract, IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-usage");
    private IConversationStore? _store;

    private protected override IConversationStore Store =>
        _store ??= new SqliteConversationStore(Path.Combine(_folder.FullName, "usage.db"));

    public Task InitializeAsync() => Store.OpenAsync(default);

    public async Task DisposeAsync()
    {
        await ((SqliteConversationStore)Store).DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class UsageOnBlobsTests(AzuriteFixture azurite) : UsageCounterContract, IAsyncLifetime
{
    private readonly BlobConversationStore _store = AzuriteFixture.StoreIn(azurite.NewContainer());

    private protected override IConversationStore Store => _store;

    // A later scan of the store removes the marks.
    private protected override bool FindsPendingExactly => false;

    public Task InitializeAsync() => _store.OpenAsync(default);

    public Task DisposeAsync() => Task.CompletedTask;
}
