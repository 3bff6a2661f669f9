using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Storage;

[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class BlobConversationStoreTests(AzuriteFixture azurite) : StorageContract
{
    public override Task DisposeAsync() => Task.CompletedTask;

    // The account's clock is real and stamps blobs with whole seconds. Write until a later second begins.
    protected override async Task<DateTimeOffset> PassTimeAsync()
    {
        var store = (BlobConversationStore)Storage;
        var probe = new DocumentKey("probes/time");
        DateTimeOffset? first = null;
        while (true)
        {
            await store.WriteAsync(probe, new DocumentWrite("{}"u8.ToArray()), (await store.ReadAsync(probe, default))?.ETag, default);
            var now = (await store.SummarizeAsync(probe.Name, default).SingleAsync()).LastWrite;
            first ??= now;
            if (now > first)
            {
                return now;
            }
        }
    }

    [Fact]
    public async Task An_idle_log_without_its_document_is_deleted_and_the_log_of_a_document_stays()
    {
        var (gone, kept) = (new DocumentKey("s1/gone/x"), new DocumentKey("s1/kept/x"));
        await Storage.AppendLogAsync(gone, [new LogEntry(1, "late"u8.ToArray())], default);
        await Storage.AppendLogAsync(kept, [new LogEntry(1, "said"u8.ToArray())], default);
        var before = await PassTimeAsync();
        await Storage.WriteAsync(kept, new DocumentWrite("{}"u8.ToArray()), null, default);

        Assert.Equal(0, await ((BlobConversationStore)Storage).DeleteIdleAsync("s1/", before, default));

        Assert.Empty(await Storage.ReadLogAsync(gone, 0, default));
        Assert.Single(await Storage.ReadLogAsync(kept, 0, default));
    }

    // The store sends the mark and the document at the same time. After a conflict, the mark stays until a later scan.
    protected override bool FindsPendingExactly => false;

    protected override Task<IConversationStore> CreateAsync() =>
        Task.FromResult<IConversationStore>(AzuriteFixture.StoreIn(azurite.NewContainer()));
}
