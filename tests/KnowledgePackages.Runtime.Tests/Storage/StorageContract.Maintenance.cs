using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <content>The guarantees of every store for its maintenance.</content>
public abstract partial class StorageContract
{
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private IConversationMaintenance Maintenance => (IConversationMaintenance)Storage;

    /// <summary>Lets time pass on the store's clock, so that later writes are clearly younger than all earlier ones.</summary>
    /// <returns>A time between the earlier and the later writes.</returns>
    protected abstract Task<DateTimeOffset> PassTimeAsync();

    [Fact]
    public async Task A_summary_names_each_document_with_its_size_and_last_write()
    {
        await WriteAsync("one", null);
        await Storage.AppendLogAsync(Key, [new LogEntry(1, Bytes("words")), new LogEntry(2, Bytes("more words"))], default);
        var between = await PassTimeAsync();
        await Storage.WriteAsync(Other, Write("another"), null, default);

        var found = await Maintenance.SummarizeAsync("s1/", default).ToDictionaryAsync(document => document.Key);

        Assert.Equal([Key, Other], found.Keys.OrderBy(key => key == Other));
        Assert.True(found[Key].LastWrite < between && between <= found[Other].LastWrite);
        Assert.InRange(found[Key].LogBytes, "words".Length + "more words".Length, 5_000);
        Assert.Equal(0, found[Other].LogBytes);
        Assert.InRange(found[Other].DocumentBytes, "another".Length, 5_000);
        Assert.Equal([Key], await Maintenance.SummarizeAsync(Key.Name, default).Select(document => document.Key).ToListAsync());
    }

    [Fact]
    public async Task More_documents_than_a_page_has_are_all_summarized()
    {
        var keys = Enumerable.Range(0, 450).Select(n => new DocumentKey($"s1/{n}/x")).ToHashSet();
        await Task.WhenAll(keys.Select(key => Storage.WriteAsync(key, Write("{}"), null, default)));

        var found = await Maintenance.SummarizeAsync("s1/", default).Select(document => document.Key).ToListAsync();

        Assert.Equal(keys.Count, found.Count);
        Assert.Equal(keys, found.ToHashSet());
    }

    [Fact]
    public async Task Idle_documents_are_deleted_with_all_that_belongs_to_them_and_nothing_else_is()
    {
        var keys = new DocumentKey("keys/one");
        var back = new DocumentKey("s1/back/x");
        foreach (var key in (DocumentKey[])[Key, back, keys])
        {
            await Storage.WriteAsync(key, Write("old") with { Due = [LongAgo], IsPending = true }, null, default);
            await Storage.AppendLogAsync(key, [new LogEntry(1, Bytes("old words"))], default);
        }

        var before = await PassTimeAsync();
        await Storage.WriteAsync(Other, Write("new"), null, default);
        await Storage.WriteAsync(back, Write("new"), (await Storage.ReadAsync(back, default))!.ETag, default);

        Assert.Equal(1, await Maintenance.DeleteIdleAsync("s1/", before, default));

        Assert.Null(await Storage.ReadAsync(Key, default));
        Assert.Empty(await Storage.ReadLogAsync(Key, 0, default));
        Assert.DoesNotContain(Key, await DueAsync(LongAgo));
        Assert.DoesNotContain(Key, await Storage.ListPendingAsync("s1/", default).ToListAsync());
        Assert.Equal("new", Text((await Storage.ReadAsync(Other, default))!.Content));
        Assert.Equal("new", Text((await Storage.ReadAsync(back, default))!.Content));
        Assert.Single(await Storage.ReadLogAsync(back, 0, default));
        Assert.Equal("old", Text((await Storage.ReadAsync(keys, default))!.Content));
        Assert.Equal(0, await Maintenance.DeleteIdleAsync("s1/", before, default));
    }

    [Fact]
    public async Task Hundreds_of_idle_documents_are_deleted()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 450).Select(n => Storage.WriteAsync(new DocumentKey($"s1/{n}/x"), Write("{}"), null, default)));

        Assert.Equal(450, await Maintenance.DeleteIdleAsync("s1/", await PassTimeAsync(), default));

        Assert.Empty(await Names("s1/"));
    }
}
