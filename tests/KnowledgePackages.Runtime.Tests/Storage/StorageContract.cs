using System.Text;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>The guarantees of every store. Each store has a subclass.</summary>
public abstract partial class StorageContract : IAsyncLifetime
{
    private static readonly DocumentKey Key = DocumentKey.ForConversation("msteams", "tenant", "user", "conversation");
    private static readonly DocumentKey Other = DocumentKey.ForConversation("msteams", "tenant", "other", "conversation");

    protected IConversationStore Storage { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Storage = await CreateAsync();
        await Storage.OpenAsync(CancellationToken.None);
    }

    public abstract Task DisposeAsync();

    protected abstract Task<IConversationStore> CreateAsync();

    /// <summary>Whether a write with a conflict never marks the document as pending.</summary>
    protected virtual bool FindsPendingExactly => true;

    [Fact]
    public async Task What_was_never_written_is_not_there()
    {
        Assert.Null(await Storage.ReadAsync(Key, default));
        Assert.Empty(await Storage.ReadLogAsync(Key, 0, default));
        Assert.Empty(await Names("s1/"));
    }

    [Fact]
    public async Task A_written_document_is_read_back_with_the_mark_of_its_write()
    {
        var etag = await WriteAsync("one", null);

        var stored = await Storage.ReadAsync(Key, default);

        Assert.Equal("one", Text(stored!.Content));
        Assert.Equal(etag, stored.ETag);
    }

    [Fact]
    public async Task Create_only_refuses_a_document_that_exists()
    {
        await WriteAsync("one", null);

        Assert.IsType<WriteResult.Conflict>(await Storage.WriteAsync(Key, Write("two"), null, default));
        Assert.Equal("one", Text((await Storage.ReadAsync(Key, default))!.Content));
    }

    [Fact]
    public async Task A_stale_mark_is_a_conflict_and_changes_neither_document_nor_log()
    {
        var first = await WriteAsync("one", null);
        await WriteAsync("two", first);

        var write = Write("three") with { Log = Storage.LogIsAtomic ? [new LogEntry(9, Bytes("{}"))] : [], IsPending = true };
        Assert.IsType<WriteResult.Conflict>(await Storage.WriteAsync(Key, write, first, default));

        Assert.Equal("two", Text((await Storage.ReadAsync(Key, default))!.Content));
        Assert.Empty(await Storage.ReadLogAsync(Key, 0, default));
        if (FindsPendingExactly)
        {
            Assert.Empty(await Names(Storage.ListPendingAsync("s1/", default)));
        }
    }

    [Fact]
    public async Task A_mark_of_another_store_is_a_conflict()
    {
        await WriteAsync("one", null);

        Assert.IsType<WriteResult.Conflict>(await Storage.WriteAsync(Key, Write("two"), new ETag("\"0x8DE\""), default));
    }

    [Fact]
    public async Task A_document_made_again_has_a_mark_that_the_deleted_one_never_had()
    {
        var first = await WriteAsync("one", null);
        await Storage.DeleteAsync(Key.Name, default);
        await WriteAsync("again", null);

        Assert.IsType<WriteResult.Conflict>(await Storage.WriteAsync(Key, Write("two"), first, default));
    }

    [Fact]
    public async Task Of_a_hundred_writers_at_once_exactly_one_wins()
    {
        var etag = await WriteAsync("start", null);

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            n => Task.Run(() => Storage.WriteAsync(Key, Write($"writer {n}"), etag, default))));

        var winner = Assert.Single(results.OfType<WriteResult.Written>());
        Assert.Equal(winner.ETag, (await Storage.ReadAsync(Key, default))!.ETag);
    }

    [Fact]
    public async Task Of_a_hundred_creators_at_once_exactly_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            n => Task.Run(() => Storage.WriteAsync(Key, Write($"creator {n}"), null, default))));

        Assert.Single(results.OfType<WriteResult.Written>());
    }

    [Fact]
    public async Task A_hundred_documents_written_at_once_are_all_there()
    {
        var keys = Enumerable.Range(0, 100).Select(n => DocumentKey.ForConversation("c", null, $"user {n}", "x")).ToArray();

        await Task.WhenAll(keys.Select(key => Task.Run(() => Storage.WriteAsync(key, Write(key.Name), null, default))));

        foreach (var key in keys)
        {
            Assert.Equal(key.Name, Text((await Storage.ReadAsync(key, default))!.Content));
        }
    }

    [Fact]
    public async Task A_call_cancelled_before_it_began_changes_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Storage.WriteAsync(Key, Write("never"), null, new CancellationToken(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.ReadAsync(Key, new CancellationToken(canceled: true)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Storage.AppendLogAsync(Key, [new LogEntry(1, Bytes("never"))], new CancellationToken(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.DeleteAsync("s1/", new CancellationToken(canceled: true)));

        Assert.Null(await Storage.ReadAsync(Key, default));
        Assert.Empty(await Storage.ReadLogAsync(Key, 0, default));
    }

    [Fact]
    public async Task A_write_cancelled_on_its_way_took_effect_whole_or_not_at_all_and_the_store_goes_on()
    {
        for (var n = 0; n < 20; n++)
        {
            var key = DocumentKey.ForConversation("c", null, "cancelled", $"{n}");
            using var cancelled = new CancellationTokenSource();
            var writing = Storage.WriteAsync(key, Write(new string('x', 50_000)), null, cancelled.Token);
            for (var wait = 0; wait < n && !writing.IsCompleted; wait++)
            {
                await Task.Yield();
            }

            await cancelled.CancelAsync();
            var result = await OrNullAsync(writing);

            var stored = await Storage.ReadAsync(key, default);
            Assert.True(result is WriteResult.Written ? stored is not null : result is null);
            Assert.True(stored is null or { Content.Length: 50_000 });
        }

        await WriteAsync("afterwards", null);

        static async Task<WriteResult?> OrNullAsync(Task<WriteResult> writing)
        {
            try
            {
                return await writing;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task Documents_that_wait_for_something_are_found_until_a_write_says_that_they_do_not()
    {
        var other = DocumentKey.ForConversation("c", null, "somebody", "else");
        await Storage.WriteAsync(other, Write("done"), null, default);
        var waits = await Storage.WriteAsync(Key, Write("waits") with { IsPending = true }, null, default);
        Assert.Equal([Key.Name], await Names(Storage.ListPendingAsync("s1/", default)));

        await WriteAsync("done", ((WriteResult.Written)waits).ETag);

        Assert.Empty(await Names(Storage.ListPendingAsync("s1/", default)));
    }

    [Fact]
    public async Task Due_entries_are_found_by_their_hour()
    {
        var hour = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        await Storage.WriteAsync(Key, Write("one") with { Due = [hour.AddMinutes(59), hour.AddHours(1)] }, null, default);

        Assert.Equal([Key], await DueAsync(hour.AddMinutes(1).ToOffset(TimeSpan.FromHours(3))));
        Assert.Equal([Key], await DueAsync(hour.AddHours(1)));
        Assert.Empty(await Storage.ReadDueAsync(hour.AddHours(2), default));
    }

    [Fact]
    public async Task A_due_entry_is_forgotten_alone()
    {
        var hour = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        var other = DocumentKey.ForConversation("c", null, "somebody", "else");
        await Storage.WriteAsync(Key, Write("one") with { Due = [hour, hour.AddHours(1)] }, null, default);
        await Storage.WriteAsync(other, Write("two") with { Due = [hour] }, null, default);

        var entry = (await Storage.ReadDueAsync(hour, default)).Single(due => due.Key == Key);
        await Storage.DeleteDueAsync(hour.AddMinutes(20), entry, default);
        await Storage.DeleteDueAsync(hour.AddMinutes(20), entry, default);

        Assert.Equal([other], await DueAsync(hour));
        Assert.Equal([Key], await DueAsync(hour.AddHours(1)));
        Assert.NotNull(await Storage.ReadAsync(Key, default));
    }

    [Fact]
    public async Task A_due_entry_that_was_written_again_since_it_was_read_stays()
    {
        var hour = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        var first = await Storage.WriteAsync(Key, Write("one") with { Due = [hour] }, null, default);
        var read = Assert.Single(await Storage.ReadDueAsync(hour, default));
        await Storage.WriteAsync(Key, Write("two") with { Due = [hour] }, ((WriteResult.Written)first).ETag, default);

        await Storage.DeleteDueAsync(hour, read, default);
        Assert.Equal([Key], await DueAsync(hour));

        await Storage.DeleteDueAsync(hour, Assert.Single(await Storage.ReadDueAsync(hour, default)), default);
        Assert.Empty(await Storage.ReadDueAsync(hour, default));
    }

    [Fact]
    public async Task One_persons_documents_are_listed_and_deleted_with_log_and_due_entries_and_nobody_elses()
    {
        var hour = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        var write = Write("x") with { Due = [hour] };
        var mine = new[] { "a", "b" }.Select(name => DocumentKey.ForConversation("c", "t", "me", name)).ToArray();
        var other = DocumentKey.ForConversation("c", "t", "you", "a");
        foreach (var key in mine.Append(other))
        {
            await Storage.WriteAsync(key, write, null, default);
            await Storage.AppendLogAsync(key, [new LogEntry(1, Bytes("l"))], default);
        }

        var prefix = DocumentKey.ForUser("c", "t", "me");
        Assert.Equal(mine.Select(key => key.Name).Order(), (await Names(prefix)).Order());
        await Storage.DeleteAsync(prefix, default);

        Assert.Empty(await Names(prefix));
        Assert.Empty(await Storage.ReadLogAsync(mine[0], 0, default));
        Assert.Equal([other], await DueAsync(hour));
        Assert.NotNull(await Storage.ReadAsync(other, default));
    }

    [Fact]
    public async Task A_prefix_means_the_names_that_begin_with_it_and_no_neighbours()
    {
        string[] names = ["s1/a", "s1/a-/x", "s1/a/x", "s1/a/z/z", "s1/a0/x", "s1/b/x", "s1/z"];
        foreach (var name in names)
        {
            await Storage.WriteAsync(new DocumentKey(name), Write(name) with { IsPending = true }, null, default);
        }

        Assert.Equal(["s1/a/x", "s1/a/z/z"], (await Names("s1/a/")).Order(StringComparer.Ordinal));
        Assert.Equal(["s1/a/x", "s1/a/z/z"], (await Names(Storage.ListPendingAsync("s1/a/", default))).Order(StringComparer.Ordinal));
        Assert.Equal(["s1/z"], await Names("s1/z"));
        Assert.Equal(names, (await Names("")).Order(StringComparer.Ordinal));
        await Storage.DeleteAsync("s1/a/", default);
        Assert.Equal(["s1/a", "s1/a-/x", "s1/a0/x", "s1/b/x", "s1/z"], (await Names("")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a/b\\c?d%2F..")]
    [InlineData("учитель العربية 🙂")]
    [InlineData("19:abc@thread.tacv2;messageid=1512")]
    [InlineData("'; DROP TABLE documents; --")]
    [InlineData("....")]
    [InlineData("/")]
    public async Task Odd_ids_are_stored_and_found(string id)
    {
        var key = DocumentKey.ForConversation("channel", id, id, id + new string('x', 1024));

        await Storage.WriteAsync(key, Write(id), null, default);

        Assert.Equal(id, Text((await Storage.ReadAsync(key, default))!.Content));
        Assert.Equal([key.Name], await Names(DocumentKey.ForUser("channel", id, id)));
    }

    [Fact]
    public async Task The_longest_names_are_stored_with_log_and_due_entries_and_found()
    {
        var key = new DocumentKey($"s1/{string.Join('/', Enumerable.Repeat("a.b-c_D", 63))}");
        var hour = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

        await Storage.WriteAsync(key, Write("x") with { Due = [hour], IsPending = true }, null, default);
        await Storage.AppendLogAsync(key, [new LogEntry(1, Bytes("l"))], default);

        Assert.Equal([key.Name], await Names(Storage.ListPendingAsync("s1/", default)));
        Assert.Equal([key], await DueAsync(hour));
        Assert.Single(await Storage.ReadLogAsync(key, 0, default));
    }

    [Fact]
    public async Task A_document_of_a_megabyte_is_read_back_whole()
    {
        var large = new byte[1 << 20];
        new Random(1).NextBytes(large);

        await Storage.WriteAsync(Key, new DocumentWrite(large), null, default);

        Assert.True((await Storage.ReadAsync(Key, default))!.Content.Span.SequenceEqual(large));
    }

    private async Task<IEnumerable<DocumentKey>> DueAsync(DateTimeOffset hour) =>
        (await Storage.ReadDueAsync(hour, default)).Select(due => due.Key);

    private static DocumentWrite Write(string content) => new(Bytes(content));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);

    private async Task<ETag> WriteAsync(string content, ETag? etag)
    {
        var result = await Storage.WriteAsync(Key, Write(content), etag, default);
        return Assert.IsType<WriteResult.Written>(result).ETag;
    }

    private Task<List<string>> Names(string prefix) => Names(Storage.ListAsync(prefix, default));

    private static async Task<List<string>> Names(IAsyncEnumerable<DocumentKey> keys)
    {
        var names = new List<string>();
        await foreach (var key in keys)
        {
            names.Add(key.Name);
        }

        return names;
    }
}
