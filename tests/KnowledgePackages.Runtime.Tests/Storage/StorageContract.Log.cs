using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <content>The guarantees of every store for its logs.</content>
public abstract partial class StorageContract
{
    [Fact]
    public async Task The_log_is_read_from_a_number_in_order_and_knows_each_number_once()
    {
        await Storage.AppendLogAsync(Key, [new LogEntry(2, Bytes("b")), new LogEntry(5, Bytes("e"))], default);
        await Storage.AppendLogAsync(Key, [new LogEntry(5, Bytes("another e")), new LogEntry(7, Bytes("g"))], default);

        var log = await Storage.ReadLogAsync(Key, 2, default);

        Assert.Equal([(5, "e"), (7, "g")], log.Select(entry => (entry.Number, Text(entry.Content))));
    }

    [Fact]
    public async Task A_long_log_is_read_page_by_page()
    {
        var entries = Enumerable.Range(1, LogEntry.MaxPageEntries + 5).Select(n => new LogEntry(n, Bytes("x"))).ToArray();
        await Storage.AppendLogAsync(Key, entries, default);

        var first = await Storage.ReadLogAsync(Key, 0, default);
        var second = await Storage.ReadLogAsync(Key, first[^1].Number, default);

        Assert.Equal((LogEntry.MaxPageEntries, 5), (first.Count, second.Count));
    }

    [Fact]
    public async Task A_page_of_large_entries_ends_by_their_bytes_and_the_next_one_goes_on_behind_it()
    {
        var large = new string('x', LogEntry.MaxPageBytes / 2);
        LogEntry[] entries = [.. Enumerable.Range(1, 5).Select(n => new LogEntry(n, Bytes($"\"{n}{large}\"")))];
        await Storage.AppendLogAsync(Key, entries[..2], default);
        await Storage.AppendLogAsync(Key, entries[2..], default);

        var pages = new List<IReadOnlyList<LogEntry>>();
        for (var after = 0L; pages is [] || LogEntry.IsFull(pages[^1]); after = pages[^1][^1].Number)
        {
            pages.Add(await Storage.ReadLogAsync(Key, after, default));
        }

        Assert.Equal([2, 2, 1], pages.Select(page => page.Count));
        Assert.Equal([1, 2, 3, 4, 5], pages.SelectMany(page => page).Select(entry => entry.Number));
    }

    [Fact]
    public async Task Appending_what_the_log_has_or_has_passed_changes_nothing()
    {
        await Storage.AppendLogAsync(Key, [], default);
        await Storage.AppendLogAsync(Key, [new LogEntry(1, Bytes("a")), new LogEntry(2, Bytes("b"))], default);
        await Storage.AppendLogAsync(Key, [new LogEntry(1, Bytes("again a")), new LogEntry(2, Bytes("again b"))], default);

        Assert.Equal(["a", "b"], (await Storage.ReadLogAsync(Key, 0, default)).Select(entry => Text(entry.Content)));
    }

    [Fact]
    public async Task What_was_appended_a_reader_at_any_number_reads_at_once()
    {
        for (var n = 1; n <= 30; n++)
        {
            await Storage.AppendLogAsync(Key, [new LogEntry(n, Bytes($"{n}"))], default);

            foreach (var after in (long[])[n, n - 1, Math.Max(0, n - 15), 0])
            {
                var numbers = (await Storage.ReadLogAsync(Key, after, default)).Select(entry => entry.Number);
                Assert.Equal(Enumerable.Range((int)after + 1, n - (int)after).Select(number => (long)number), numbers);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"text\":\"учитель العربية 🙂\"}")]
    [InlineData("1 2\n3 4\n\n\0")]
    public async Task A_log_entry_is_read_back_byte_by_byte(string content)
    {
        var large = new byte[700_000];
        new Random(1).NextBytes(large);

        await Storage.AppendLogAsync(
            Key,
            [new LogEntry(1, Bytes(content)), new LogEntry(2, large), new LogEntry(3, Bytes(content))],
            default
        );

        var page = await Storage.ReadLogAsync(Key, 0, default);
        var log = page.Concat(await Storage.ReadLogAsync(Key, page[^1].Number, default)).ToList();
        Assert.Equal([content, content], [Text(log[0].Content), Text(log[2].Content)]);
        Assert.True(log[1].Content.Span.SequenceEqual(large));
    }

    [Fact]
    public async Task A_log_of_more_than_a_thousand_entries_is_read_whole_and_goes_on()
    {
        for (var n = 1; n <= 2_600; n += 130)
        {
            await Storage.AppendLogAsync(
                Key,
                [.. Enumerable.Range(n, 130).Select(number => new LogEntry(number, Bytes($"{number}")))],
                default
            );
        }

        await Storage.AppendLogAsync(Key, [new LogEntry(5_000, Bytes("the last"))], default);

        var log = await WholeLogAsync(Storage, Key);
        Assert.Equal(Enumerable.Range(1, 2_600).Append(5_000).Select(number => (long)number), log.Select(entry => entry.Number));
        Assert.Equal("the last", Text(log[^1].Content));
    }

    [Fact]
    public async Task A_log_that_was_deleted_begins_anew()
    {
        await Storage.WriteAsync(Key, Write("x"), null, default);
        await Storage.AppendLogAsync(Key, [.. Enumerable.Range(1, 20).Select(number => new LogEntry(number, Bytes("old")))], default);
        await Storage.ReadLogAsync(Key, 20, default);
        await Storage.DeleteAsync(Key.Name, default);

        Assert.Empty(await Storage.ReadLogAsync(Key, 0, default));
        await Storage.AppendLogAsync(Key, [new LogEntry(1, Bytes("new"))], default);

        Assert.Equal(["new"], (await Storage.ReadLogAsync(Key, 0, default)).Select(entry => Text(entry.Content)));
    }

    [Fact]
    public async Task Of_a_log_all_entries_up_to_a_number_are_deleted_and_the_later_ones_stay_and_go_on()
    {
        await Storage.AppendLogAsync(Key, [.. Enumerable.Range(1, 8).Select(number => new LogEntry(number, Bytes($"{number}")))], default);
        await Storage.AppendLogAsync(Other, [new LogEntry(1, Bytes("of somebody else"))], default);
        await Storage.ReadLogAsync(Key, 3, default);

        await Storage.DeleteLogAsync(Key, 5, default);
        await Storage.DeleteLogAsync(Key, 5, default);

        Assert.Equal([6L, 7, 8], await NumbersAfterAsync(0));
        Assert.Equal([7L, 8], await NumbersAfterAsync(6));
        await Storage.AppendLogAsync(Key, [new LogEntry(9, Bytes("9"))], default);
        Assert.Equal(["6", "7", "8", "9"], (await Storage.ReadLogAsync(Key, 3, default)).Select(entry => Text(entry.Content)));
        Assert.Single(await Storage.ReadLogAsync(Other, 0, default));
    }

    [Fact]
    public async Task A_log_that_was_deleted_to_its_end_goes_on_for_readers_at_any_number()
    {
        await Storage.AppendLogAsync(Key, [.. Enumerable.Range(1, 8).Select(number => new LogEntry(number, Bytes("old")))], default);
        await Storage.ReadLogAsync(Key, 8, default);

        await Storage.DeleteLogAsync(Key, 9, default);
        Assert.Empty(await NumbersAfterAsync(0));
        Assert.Empty(await NumbersAfterAsync(8));
        await Storage.AppendLogAsync(Key, [.. Enumerable.Range(10, 20).Select(number => new LogEntry(number, Bytes("new")))], default);

        foreach (var after in (long[])[0, 4, 8, 9])
        {
            Assert.Equal(Enumerable.Range(10, 20).Select(number => (long)number), await NumbersAfterAsync(after));
        }

        Assert.Equal([28L, 29], await NumbersAfterAsync(27));
    }

    [Fact]
    public async Task A_log_of_thousands_is_deleted_whole_and_goes_on()
    {
        await Storage.AppendLogAsync(Key, [.. Enumerable.Range(1, 2_000).Select(number => new LogEntry(number, Bytes("old")))], default);
        await Storage.DeleteLogAsync(Key, 2_000, default);
        LogEntry[] later = [.. Enumerable.Range(2_001, 1_500).Select(number => new LogEntry(number, Bytes("new")))];
        await Storage.AppendLogAsync(Key, later, default);
        Assert.Equal(1_500, (await WholeLogAsync(Storage, Key)).Count);

        await Storage.DeleteLogAsync(Key, 3_400, default);

        Assert.Equal(
            Enumerable.Range(3_401, 100).Select(number => (long)number), (await WholeLogAsync(Storage, Key)).Select(entry => entry.Number));
    }

    [Fact]
    public async Task Where_there_is_no_log_nothing_is_deleted()
    {
        await Storage.DeleteLogAsync(Key, 5, default);

        await Storage.AppendLogAsync(Key, [new LogEntry(6, Bytes("first"))], default);
        Assert.Equal([6L], await NumbersAfterAsync(0));
    }

    [Fact]
    public async Task A_document_is_written_with_the_deletion_in_its_log_or_neither_is()
    {
        if (!Storage.LogIsAtomic)
        {
            var refused = Write("x") with { DeleteLogThrough = 1 };
            await Assert.ThrowsAsync<ArgumentException>(() => Storage.WriteAsync(Key, refused, null, default));
            return;
        }

        var first = await WriteAsync("one", null);
        await Storage.AppendLogAsync(Key, [new LogEntry(1, Bytes("a")), new LogEntry(2, Bytes("b"))], default);
        var write = Write("two") with { DeleteLogThrough = 3, Log = [new LogEntry(4, Bytes("d"))] };

        Assert.IsType<WriteResult.Conflict>(await Storage.WriteAsync(Key, write, new ETag("another"), default));
        Assert.Equal([1L, 2], await NumbersAfterAsync(0));
        Assert.IsType<WriteResult.Written>(await Storage.WriteAsync(Key, write, first, default));
        Assert.Equal([4L], await NumbersAfterAsync(0));
    }

    private async Task<IEnumerable<long>> NumbersAfterAsync(long after) =>
        (await Storage.ReadLogAsync(Key, after, default)).Select(entry => entry.Number);

    internal static async Task<IReadOnlyList<LogEntry>> WholeLogAsync(IConversationStore storage, DocumentKey key)
    {
        var entries = new List<LogEntry>();
        IReadOnlyList<LogEntry> page;
        do
        {
            page = await storage.ReadLogAsync(key, entries.Count == 0 ? 0 : entries[^1].Number, default);
            entries.AddRange(page);
        }
        while (page.Count > 0);

        return entries;
    }
}
