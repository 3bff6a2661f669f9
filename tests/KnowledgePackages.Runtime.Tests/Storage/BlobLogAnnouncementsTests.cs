using Azure.Storage.Blobs;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Storage;

[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobLogAnnouncementsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DocumentKey Ada = new("s1/ada/conversation");
    private static readonly DocumentKey Bob = new("s1/bob/conversation");

    private readonly FakeTimeProvider _time = new();
    private readonly SentRequests _sent = new();
    private BlobContainerClient _container = null!;

    public async Task InitializeAsync()
    {
        _container = azurite.NewContainer(options => options.Transport = _sent);
        await _container.CreateAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_one_instance_announces_each_other_one_reads_once()
    {
        var (one, two, three) = (await BeginAsync(), await BeginAsync(), await BeginAsync());

        await one.AnnounceAsync([Ada, Bob], default);
        await one.AnnounceAsync([Ada], default);

        Assert.Equal([Ada, Bob], (await ReadAsync(two)).Order(Names));
        Assert.Equal([Ada, Bob], (await ReadAsync(three)).Order(Names));
        Assert.Empty(await ReadAsync(two));
        Assert.Empty(await ReadAsync(one));
    }

    [Fact]
    public async Task A_reader_begins_at_the_end()
    {
        var one = await BeginAsync();
        await one.AnnounceAsync([Ada], default);

        var two = await BeginAsync();
        await one.AnnounceAsync([Bob], default);

        Assert.Equal([Bob], await ReadAsync(two));
    }

    [Fact]
    public async Task Announcements_of_both_periods_are_read_while_one_ends_and_the_next_begins()
    {
        var (ahead, behind, reader) = (await BeginAsync(), await BeginAsync(), await BeginAsync());
        for (var period = 0; period < 3; period++)
        {
            await PassAsync(TimeSpan.FromSeconds(115), reader);
            await behind.AnnounceAsync([Ada], default);
            _time.Advance(TimeSpan.FromSeconds(5));
            await ahead.AnnounceAsync([Bob], default);

            Assert.Equal([Ada, Bob], (await ReadAsync(reader)).Order(Names));
            Assert.Empty(await ReadAsync(reader));
        }
    }

    [Fact]
    public async Task A_reader_that_has_not_read_for_long_is_told_that_it_may_have_missed_something()
    {
        var (one, two) = (await BeginAsync(), await BeginAsync());
        await one.AnnounceAsync([Ada], default);

        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await two.ReadAsync(default));

        await one.AnnounceAsync([Bob], default);
        Assert.Equal([Bob], await ReadAsync(two));
    }

    [Fact]
    public async Task After_a_failure_a_reader_is_told_that_it_may_have_missed_something()
    {
        var (one, two) = (await BeginAsync(), await BeginAsync());
        await one.AnnounceAsync([Ada], default);
        _sent.BeforeSending = _ => throw new HttpRequestException("away");
        await Assert.ThrowsAsync<StorageException>(() => two.ReadAsync(default));
        _sent.BeforeSending = null;

        Assert.Null(await two.ReadAsync(default));
    }

    [Fact]
    public async Task While_nothing_is_announced_a_look_costs_one_call()
    {
        var reader = await BeginAsync();
        await PassAsync(TimeSpan.FromSeconds(60), reader);
        _sent.All.Clear();

        for (var second = 0; second < 30; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.Empty(await ReadAsync(reader));
        }

        Assert.Equal(30, _sent.All.Count);
    }

    [Fact]
    public async Task However_many_are_announced_at_once_all_are_read()
    {
        var (one, two) = (await BeginAsync(), await BeginAsync());
        DocumentKey[] logs = [.. Enumerable.Range(0, 60_000).Select(number => new DocumentKey($"s1/a-person-with-a-name/{number:D12}"))];

        foreach (var some in logs.Chunk(5000))
        {
            await one.AnnounceAsync(some, default);
        }

        Assert.Equal(logs, (await ReadAsync(two)).Order(Names));
    }

    [Fact]
    public async Task Old_announcements_are_deleted()
    {
        var one = await BeginAsync();
        for (var minute = 0; minute < 20; minute++)
        {
            await one.AnnounceAsync([Ada], default);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        var blobs = await _container.GetBlobsAsync().Select(blob => blob.Name).ToListAsync();
        Assert.Equal(["announced/2000-01-01T00-16", "announced/2000-01-01T00-18"], blobs);
    }

    private static Comparer<DocumentKey> Names => Comparer<DocumentKey>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name));

    private static async Task<IReadOnlyCollection<DocumentKey>> ReadAsync(ILogAnnouncements reader)
    {
        var logs = await reader.ReadAsync(default);
        Assert.NotNull(logs);
        return logs;
    }

    // Returns an instance's announcements after its first read.
    private async Task<ILogAnnouncements> BeginAsync()
    {
        var announcements = new BlobConversationStore(_container, _time).Announcements;
        Assert.Null(await announcements.ReadAsync(default));
        return announcements;
    }

    private async Task PassAsync(TimeSpan time, ILogAnnouncements reader)
    {
        for (var end = _time.GetUtcNow() + time; _time.GetUtcNow() < end;)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            Assert.Empty(await ReadAsync(reader));
        }
    }
}
