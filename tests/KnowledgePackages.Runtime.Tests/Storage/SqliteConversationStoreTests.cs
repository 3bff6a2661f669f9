using System.Text;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Storage;

public sealed class SqliteConversationStoreTests : StorageContract
{
    private readonly SqliteTestFile _file = new();
    private readonly FakeTimeProvider _time = new();

    private string File => _file.Path;

    public override async Task DisposeAsync()
    {
        await ((SqliteConversationStore)Storage).DisposeAsync();
        _file.Delete();
    }

    [Fact]
    public async Task What_was_written_is_there_after_the_file_is_opened_again()
    {
        var key = new DocumentKey("keys/one");
        await Storage.WriteAsync(key, new DocumentWrite("kept"u8.ToArray()), null, default);
        await ((SqliteConversationStore)Storage).DisposeAsync();

        await using var again = new SqliteConversationStore(File);
        await again.OpenAsync(default);

        Assert.Equal("kept", Encoding.UTF8.GetString((await again.ReadAsync(key, default))!.Content.Span));
    }

    [Fact]
    public async Task Nobody_but_its_owner_reads_the_file_or_those_beside_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // on Windows, files have the rights of their folder
        }

        await Storage.WriteAsync(new DocumentKey("keys/one"), new DocumentWrite("secret"u8.ToArray()), null, default);
        var folder = Path.GetDirectoryName(File)!;

        Assert.Contains(Directory.GetFiles(folder), file => file.EndsWith("-wal", StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(folder))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Two_processes_on_one_file_see_each_others_writes()
    {
        await using var other = new SqliteConversationStore(File);
        await other.OpenAsync(default);
        var key = new DocumentKey("keys/one");
        var written = (WriteResult.Written)await Storage.WriteAsync(key, new DocumentWrite("mine"u8.ToArray()), null, default);

        var taken = await other.WriteAsync(key, new DocumentWrite("theirs"u8.ToArray()), written.ETag, default);

        Assert.IsType<WriteResult.Written>(taken);
        Assert.IsType<WriteResult.Conflict>(await Storage.WriteAsync(key, new DocumentWrite("late"u8.ToArray()), written.ETag, default));
    }

    [Fact]
    public async Task A_path_that_cannot_be_written_is_named_with_the_setting_that_mends_it()
    {
        var storage = new SqliteConversationStore(Path.Combine(_file.Folder, "taken"));
        Directory.CreateDirectory(Path.Combine(_file.Folder, "taken"));

        var failure = await Assert.ThrowsAsync<StorageException>(() => storage.OpenAsync(default));

        Assert.Contains("Storage:Sqlite:Path", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_first_layout_is_taken_over_and_each_document_looked_at_once()
    {
        var key = new DocumentKey("s1/old");
        await Storage.WriteAsync(key, new DocumentWrite("kept"u8.ToArray()), null, default);
        await ((SqliteConversationStore)Storage).DisposeAsync();
        _file.Execute("DROP INDEX pending; ALTER TABLE documents DROP COLUMN pending; PRAGMA user_version = 1");

        await using var again = new SqliteConversationStore(File);
        await again.OpenAsync(default);

        Assert.Equal("kept", Encoding.UTF8.GetString((await again.ReadAsync(key, default))!.Content.Span));
        Assert.Equal([key], await again.ListPendingAsync("s1/", default).ToListAsync());
    }

    [Fact]
    public async Task Documents_of_an_earlier_version_count_from_the_update_and_are_deleted_later()
    {
        var key = new DocumentKey("s1/old");
        await Storage.WriteAsync(key, new DocumentWrite("kept"u8.ToArray()), null, default);
        await ((SqliteConversationStore)Storage).DisposeAsync();
        _file.Execute("DROP INDEX documents_written; ALTER TABLE documents DROP COLUMN written");
        _time.Advance(TimeSpan.FromDays(1000));

        await using var again = new SqliteConversationStore(File, _time);
        await again.OpenAsync(default);

        Assert.Equal(0, await again.DeleteIdleAsync("s1/", _time.GetUtcNow(), default));
        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await again.DeleteIdleAsync("s1/", _time.GetUtcNow(), default));
    }

    [Fact]
    public async Task A_back_up_is_whole_private_and_without_what_was_deleted_and_opens_as_a_store()
    {
        var store = (SqliteConversationStore)Storage;
        var backup = Path.Combine(_file.Folder, "backup.db");
        var write = new DocumentWrite("kept"u8.ToArray()) { Log = [new LogEntry(1, "said"u8.ToArray())], IsPending = true };
        await store.WriteAsync(new DocumentKey("s1/one"), write, null, default);
        await store.WriteAsync(new DocumentKey("s1/two"), new DocumentWrite("erased words"u8.ToArray()), null, default);
        await store.DeleteAsync("s1/two", default);
        await using var other = new SqliteConversationStore(File);
        await other.OpenAsync(default);

        await other.BackUpAsync(backup, default);
        await store.WriteAsync(new DocumentKey("s1/later"), new DocumentWrite("later"u8.ToArray()), null, default);

        Assert.True(
            OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(backup) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(-1, System.IO.File.ReadAllBytes(backup).AsSpan().IndexOf("erased words"u8));
        await Assert.ThrowsAsync<StorageException>(() => other.BackUpAsync(backup, default));
        await using var restored = new SqliteConversationStore(backup);
        await restored.OpenAsync(default);
        Assert.Equal("kept", Encoding.UTF8.GetString((await restored.ReadAsync(new DocumentKey("s1/one"), default))!.Content.Span));
        Assert.Single(await restored.ReadLogAsync(new DocumentKey("s1/one"), 0, default));
        Assert.Equal(["s1/one"], await restored.ListPendingAsync("s1/", default).Select(key => key.Name).ToListAsync());
        Assert.Equal(["s1/one"], await restored.ListAsync("s1/", default).Select(key => key.Name).ToListAsync());
    }

    [Fact]
    public async Task A_file_of_a_later_layout_is_refused()
    {
        await ((SqliteConversationStore)Storage).DisposeAsync();
        _file.Execute("PRAGMA user_version = 99");

        await using var again = new SqliteConversationStore(File);
        var failure = await Assert.ThrowsAsync<StorageException>(() => again.OpenAsync(default));
        Assert.Contains("later version", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_vanished_is_a_failure_of_the_store_and_not_an_empty_one()
    {
        await using var storage = new SqliteConversationStore(Path.Combine(_file.Folder, "never-opened.db"));

        await Assert.ThrowsAsync<StorageException>(() => storage.ReadAsync(new DocumentKey("keys/one"), default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_removed_or_replaced_under_the_store_takes_and_answers_nothing_more(bool isReplaced)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows does not remove an open file
        }

        var key = new DocumentKey("s1/one");
        var write = new DocumentWrite("kept"u8.ToArray());
        var stored = (WriteResult.Written)await Storage.WriteAsync(key, write, null, default);
        await using var other = new SqliteConversationStore($"{File}.other");
        await other.OpenAsync(default);
        await other.DisposeAsync();

        Array.ForEach(["", "-wal", "-shm"], end => System.IO.File.Delete(File + end));
        if (isReplaced)
        {
            System.IO.File.Move($"{File}.other", File);
        }

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var failure = await Assert.ThrowsAsync<StorageException>(() => Storage.WriteAsync(key, write, stored.ETag, default));
            Assert.Contains("was removed or replaced", failure.Message, StringComparison.Ordinal);
            Assert.Contains(File, failure.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<StorageException>(() => Storage.WriteAsync(new DocumentKey("s1/two"), write, null, default));
            await Assert.ThrowsAsync<StorageException>(() => Storage.ReadAsync(key, default));
            await Assert.ThrowsAsync<StorageException>(async () => await Storage.ListPendingAsync("s1/", default).ToListAsync());
        }
    }

    [Fact]
    public void No_statement_by_prefix_scans_a_table()
    {
        string[] statements =
        [
            SqlitePrefix.List,
            SqlitePrefix.ListPending,
            SqlitePrefix.ListIdle,
            SqlitePrefix.Summarize,
            SqlitePrefix.DeleteLog,
            SqlitePrefix.DeleteDocuments,
            SqlitePrefix.DeleteDue,
        ];
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        foreach (var statement in statements)
        {
            using var explain = connection.CreateCommand();
            explain.CommandText = $"EXPLAIN QUERY PLAN {statement}";
            Array.ForEach(["$prefix", "$end", "$most", "$hour"], name => explain.Parameters.AddWithValue(name, 1));
            using var reader = explain.ExecuteReader();
            var steps = new List<string>();
            while (reader.Read())
            {
                steps.Add(reader.GetString(3));
            }

            Assert.NotEmpty(steps);
            Assert.DoesNotContain(steps, step => step.Contains("SCAN", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_file_takes_at_most_half_as_much_again_as_the_log()
    {
        var key = new DocumentKey("s1/one/conversation");
        var number = 0L;
        for (var turn = 0; turn < 500; turn++)
        {
            // What the person wrote, and a card.
            LogEntry[] log = [new(++number, Text(400)), new(++number, Text(4_200))];
            await Storage.AppendLogAsync(key, log, default);
        }

        await ((SqliteConversationStore)Storage).DisposeAsync(); // moves the WAL into the file

        Assert.InRange(new FileInfo(File).Length, 500 * 4_600, 1.5 * 500 * 4_600);

        static byte[] Text(int length) => Encoding.UTF8.GetBytes($"\"{new string('x', length - 2)}\"");
    }

    protected override Task<IConversationStore> CreateAsync() =>
        Task.FromResult<IConversationStore>(new SqliteConversationStore(File, _time));

    protected override Task<DateTimeOffset> PassTimeAsync()
    {
        _time.Advance(TimeSpan.FromHours(2));
        return Task.FromResult(_time.GetUtcNow());
    }
}
