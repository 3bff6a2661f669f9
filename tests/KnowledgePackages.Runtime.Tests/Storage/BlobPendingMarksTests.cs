using Azure.Storage.Blobs;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>Marks lead to the documents with pending work, so no call lists all conversations repeatedly.</summary>
[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobPendingMarksTests(AzuriteFixture azurite)
{
    private static readonly DocumentKey Key = new("s1/person/conversation");
    private static readonly DocumentWrite Waits = new("waits"u8.ToArray()) { IsPending = true };
    private static readonly DocumentWrite Done = new("done"u8.ToArray());

    private readonly FakeTimeProvider _time = new();
    private readonly SentRequests _sent = new();
    private BlobContainerClient _container = null!;

    [Fact]
    public async Task The_mark_stands_from_the_first_write_that_is_pending_to_the_first_that_is_not()
    {
        var storage = await OpenAsync();
        var etag = await WriteAsync(storage, Waits, null);
        Assert.Equal([$"pending/{Key}"], await MarksAsync());

        _sent.All.Clear();
        etag = await WriteAsync(storage, Waits, etag);
        Assert.Single(_sent.All); // the mark exists already

        _ = await WriteAsync(storage, Done, etag);
        Assert.Empty(await MarksAsync());
    }

    [Fact]
    public async Task A_mark_that_another_instance_removed_is_set_again()
    {
        var one = await OpenAsync();
        var two = new BlobConversationStore(_container, _time);
        var etag = await WriteAsync(one, Waits, null);
        etag = await WriteAsync(two, Waits, etag);
        etag = await WriteAsync(two, Done, etag);
        Assert.Empty(await MarksAsync());

        _ = await WriteAsync(one, Waits, etag);

        Assert.Equal([$"pending/{Key}"], await MarksAsync());
    }

    [Fact]
    public async Task A_mark_that_a_look_does_not_show_is_set_again()
    {
        var storage = await OpenAsync();
        var etag = await WriteAsync(storage, Waits, null);
        await _container.DeleteBlobAsync($"pending/{Key}");
        _time.Advance(TimeSpan.FromSeconds(10));
        _ = await storage.ListPendingAsync("s1/", default).ToListAsync();

        _ = await WriteAsync(storage, Waits, etag);

        Assert.Equal([$"pending/{Key}"], await MarksAsync());
    }

    [Fact]
    public async Task A_receipt_does_not_remove_the_mark_of_a_turn_that_lost_the_race_and_comes_again()
    {
        var one = await OpenAsync();
        var two = new BlobConversationStore(_container, _time);
        var etag = await WriteAsync(one, Waits, null);
        Assert.IsType<WriteResult.Conflict>(await two.WriteAsync(Key, Waits, null, default));

        etag = await WriteAsync(one, Done, etag); // does not remove the mark of store two
        _ = await WriteAsync(two, Waits, etag);

        Assert.Equal([$"pending/{Key}"], await MarksAsync());
    }

    [Fact]
    public async Task A_look_costs_one_call_however_many_conversations_there_are()
    {
        var storage = await OpenAsync();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 100), async (n, token) => await storage.WriteAsync(new DocumentKey($"s1/{n}"), Done, null, token));
        _ = await WriteAsync(storage, Waits, null);
        Assert.Equal([Key], await storage.ListPendingAsync("s1/", default).ToListAsync());

        for (var look = 0; look < 5; look++)
        {
            _sent.All.Clear();
            _time.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal([Key], await storage.ListPendingAsync("s1/", default).ToListAsync());
            Assert.Single(_sent.All);
        }
    }

    [Fact]
    public async Task A_document_without_a_mark_is_found_at_the_start_and_every_ten_minutes()
    {
        var storage = await OpenAsync();
        _ = await WriteAsync(storage, Waits, null);
        await _container.DeleteBlobAsync($"pending/{Key}"); // earlier versions wrote no marks

        var next = new BlobConversationStore(_container, _time);
        Assert.Equal([Key], await next.ListPendingAsync("s1/", default).ToListAsync());
        Assert.Empty(await next.ListPendingAsync("s1/", default).ToListAsync());

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal([Key], await next.ListPendingAsync("s1/", default).ToListAsync());
    }

    [Fact]
    public async Task A_mark_that_nobody_removed_is_removed_a_minute_after_it_was_seen_first()
    {
        var storage = await OpenAsync();
        _ = await WriteAsync(storage, Done, null);
        await _container.UploadBlobAsync($"pending/{Key}", BinaryData.Empty);

        Assert.Equal([Key], await storage.ListPendingAsync("s1/", default).ToListAsync());
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.Empty(await storage.ListPendingAsync("s1/", default).ToListAsync());

        Assert.Empty(await MarksAsync());
    }

    [Fact]
    public async Task A_mark_of_a_document_that_waits_stays_however_old_it_is()
    {
        var storage = await OpenAsync();
        _ = await WriteAsync(storage, Waits, null);
        for (var minute = 0; minute < 3; minute++)
        {
            Assert.Equal([Key], await storage.ListPendingAsync("s1/", default).ToListAsync());
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([$"pending/{Key}"], await MarksAsync());
    }

    private async Task<BlobConversationStore> OpenAsync()
    {
        _container = azurite.NewContainer(options => options.Transport = _sent);
        await _container.CreateAsync();
        return new BlobConversationStore(_container, _time);
    }

    private static async Task<ETag> WriteAsync(BlobConversationStore storage, DocumentWrite write, ETag? etag) =>
        Assert.IsType<WriteResult.Written>(await storage.WriteAsync(Key, write, etag, default)).ETag;

    private async Task<List<string>> MarksAsync() =>
        await _container.GetBlobsAsync().Where(blob => blob.Name.StartsWith("pending/", StringComparison.Ordinal))
            .Select(blob => blob.Name).ToListAsync();
}
