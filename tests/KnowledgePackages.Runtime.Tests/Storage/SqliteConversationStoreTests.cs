using System.Text;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Storage;

public sealed class SqliteConversationStoreTests : StorageContract
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-sqlite");

    private readonly FakeTimeProvider _time = new();

    private string File => Path.Combine(_folder.FullName, "new", "folder", "state.db");

    public override async Task DisposeAsync()
    {
        await ((SqliteConversationStore)Storage).DisposeAsync();
        _folder.Delete(recursive: true);
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
        var storage = new SqliteConversationStore(Path.Combine(_folder.FullName, "taken"));
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "taken"));

        var failure = await Assert.ThrowsAsync<StorageException>(() => storage.OpenAsync(default));

        Assert.Contains("Storage:Sqlite:Path", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_the_first_layout_is_taken_over_and_each_document_looked_at_once()
    {
        var key = new DocumentKey("s1/old");
        await Storage.WriteAsync(key, new DocumentWrite("kept"u8.ToArray()), null, default);
        await ((SqliteConversationStore)Storage).DisposeAsync();
        Execute("DROP INDEX pending; ALTER TABLE documents DROP COLUMN pending; PRAGMA user_version = 1");

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
        Execute("DROP INDEX documents_written; ALTER TABLE documents DROP COLUMN written");
        _time.Advance(TimeSpan.FromDays(1000));

        await using var again = new SqliteConversationStore(File, _time);
        await again.OpenAsync(default);

        Assert.Equal(0, await again.DeleteIdleAsync("s1/", _time.GetUtcNow(), default));
        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await again.DeleteIdleAsync("s1/", _time.GetUtcNow(), default));
    }

    [Fact]
    public async Task Of_an_idle_conversation_not_one_byte_stays_in_the_file_or_beside_it()
    {
        await Storage.WriteAsync(
            new DocumentKey("s1/one"),
            new DocumentWrite("\"old words\""u8.ToArray()) { Log = [new LogEntry(1, "old words too"u8.ToArray())], Due = [_time.GetUtcNow()] },
            null,
            default
        );
        Assert.True(IsAnywhere("old words"));

        Assert.Equal(1, await ((SqliteConversationStore)Storage).DeleteIdleAsync("s1/", await PassTimeAsync(), default));

        Assert.False(IsAnywhere("old words"));
        Assert.Equal(0, Scalar("SELECT (SELECT count(*) FROM log) + (SELECT count(*) FROM documents) + (SELECT count(*) FROM due)"));
    }

    [Fact]
    public async Task A_back_up_is_whole_private_and_without_what_was_deleted_and_opens_as_a_store()
    {
        var store = (SqliteConversationStore)Storage;
        var backup = Path.Combine(_folder.FullName, "backup.db");
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
        Execute("PRAGMA user_version = 99");

        await using var again = new SqliteConversationStore(File);
        var failure = await Assert.ThrowsAsync<StorageException>(() => again.OpenAsync(default));
        Assert.Contains("later version", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_vanished_is_a_failure_of_the_store_and_not_an_empty_one()
    {
        await using var storage = new SqliteConversationStore(Path.Combine(_folder.FullName, "never-opened.db"));

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
    public async Task A_large_deletion_lets_others_write_in_between()
    {
        for (var person = 0; person < 10; person++)
        {
            var log = Enumerable.Range(1, 1_000).Select(number => new LogEntry(number, "{}"u8.ToArray())).ToArray();
            var write = new DocumentWrite("{}"u8.ToArray()) { Log = log };
            await Storage.WriteAsync(new DocumentKey($"s1/large/{person}"), write, null, default);
        }

        var deleting = Storage.DeleteAsync("s1/large/", default);
        var written = 0;
        for (; !deleting.IsCompleted; written++)
        {
            await Storage.WriteAsync(new DocumentKey($"s1/other/{written}"), new DocumentWrite("{}"u8.ToArray()), null, default);
        }

        await deleting;
        Assert.InRange(written, 8, int.MaxValue);
        Assert.Equal(written, await Storage.ListAsync("s1/", default).CountAsync());
        Assert.Empty(await Storage.ReadLogAsync(new DocumentKey("s1/large/9"), 0, default));
    }

    [Fact]
    public async Task A_transaction_deletes_a_bounded_number_of_rows_however_many_deletions_share_it()
    {
        string[] people = ["s1/ada/", "s1/bob/", "s1/eve/"];
        foreach (var key in people.SelectMany(person => Enumerable.Range(0, 300).Select(n => new DocumentKey($"{person}{n}"))))
        {
            var write = new DocumentWrite("{}"u8.ToArray()) { Log = [new LogEntry(1, "{}"u8.ToArray())], Due = [DateTimeOffset.UnixEpoch] };
            await Storage.WriteAsync(key, write, null, default);
        }

        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var statements = new SqliteStatements(connection);
        var transactions = 0;
        for (var isMore = true; isMore; transactions++)
        {
            var before = Rows();
            using var transaction = statements.Begin();
            var scope = new SqliteTransactionScope(statements, transaction);
            isMore = people.Select(scope.DeleteSome).ToArray().Any(more => more);
            transaction.Commit();
            Assert.InRange(before - Rows(), 0, 200);
        }

        Assert.Equal(0, Rows());
        Assert.InRange(transactions, 14, 15); // 2,700 rows, 200 in each transaction

        long Rows() => Scalar("SELECT (SELECT count(*) FROM log) + (SELECT count(*) FROM documents) + (SELECT count(*) FROM due)");
    }

    [Theory]
    [InlineData(1024)] // new files
    [InlineData(4096)] // files of earlier versions
    [Trait("Category", "Slow")]
    public async Task Of_what_is_deleted_not_one_byte_stays_in_the_file_or_beside_it(int pageSize)
    {
        await ((SqliteConversationStore)Storage).DisposeAsync();
        await using var storage = await OpenWithPagesAsync(pageSize);
        var random = new Random(1);
        var etags = new Dictionary<int, ETag?>();
        var number = 0L;
        for (var turn = 0; turn < 1_500; turn++)
        {
            var person = random.Next(30);
            var write = new DocumentWrite(Words(person, random.Next(10, 9_000)))
            {
                Log = [new LogEntry(++number, Words(person, random.Next(10, 6_000))), new LogEntry(++number, Words(person, 300))],
            };
            await PutAsync(person, write);
        }

        for (var person = 0; person < 10; person++)
        {
            Assert.True(IsAnywhere($"of-{person}-"));
            await PutAsync(person, new DocumentWrite("{}"u8.ToArray()) { DeleteLogThrough = number });
            Assert.False(IsAnywhere($"of-{person}-"), $"Something of {person} is left.");
        }

        await storage.DeleteAsync("s1/person-11/", default);
        Assert.False(IsAnywhere("of-11-"), "Something of 11 is left.");
        Assert.True(IsAnywhere("of-12-"));

        async Task PutAsync(int person, DocumentWrite write) =>
            etags[person] = ((WriteResult.Written)await storage.WriteAsync(
                new DocumentKey($"s1/person-{person}/x"), write, etags.GetValueOrDefault(person), default)).ETag;

        byte[] Words(int person, int length) =>
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"of-{person}-{random.Next()} ", 1 + (length / 16))));
    }

    [Fact]
    public async Task What_a_reader_in_another_process_holds_up_is_gone_a_second_after_it_has_read()
    {
        var key = new DocumentKey("s1/one");
        var write = new DocumentWrite("{}"u8.ToArray()) { Log = [new LogEntry(1, "old words"u8.ToArray())] };
        await Storage.WriteAsync(key, write, null, default);
        using (var reader = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            reader.Open();
            using var reading = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            (command.CommandText, command.Transaction) = ("SELECT count(*) FROM log", reading);
            command.ExecuteScalar();

            await Storage.DeleteLogAsync(key, 1, default);
            Assert.True(IsAnywhere("old words"));
        }

        var begin = TimeProvider.System.GetTimestamp();
        while (IsAnywhere("old words"))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begin) < Patience.Longest, "The words are still there.");
            await Task.Yield();
        }
    }

    [Fact]
    public async Task What_a_process_that_died_left_in_the_WAL_is_gone_after_the_next_start()
    {
        await Storage.WriteAsync(
            new DocumentKey("s1/one"),
            new DocumentWrite("{}"u8.ToArray()) { Log = [new LogEntry(1, "old words"u8.ToArray())] },
            null,
            default
        );
        Execute("PRAGMA secure_delete = ON; DELETE FROM log");
        Assert.True(IsAnywhere("old words"));

        await using var next = new SqliteConversationStore(File);
        await next.OpenAsync(default);

        Assert.False(IsAnywhere("old words"));
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

    // Returns a store in a new file, which has pages of this size.
    private async Task<SqliteConversationStore> OpenWithPagesAsync(int bytes)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(File)!))
        {
            System.IO.File.Delete(file);
        }

        await using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA page_size = {bytes}; PRAGMA journal_mode = WAL; CREATE TABLE earlier (x); DROP TABLE earlier";
            await command.ExecuteNonQueryAsync();
        }

        var storage = new SqliteConversationStore(File);
        await storage.OpenAsync(default);
        Assert.Equal(bytes, Scalar("PRAGMA page_size"));
        return storage;
    }

    private bool IsAnywhere(string words)
    {
        var bytes = Encoding.UTF8.GetBytes(words);
        return Directory.GetFiles(Path.GetDirectoryName(File)!).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(bytes) >= 0;
        });
    }

    private long Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    protected override Task<IConversationStore> CreateAsync() =>
        Task.FromResult<IConversationStore>(new SqliteConversationStore(File, _time));

    protected override Task<DateTimeOffset> PassTimeAsync()
    {
        _time.Advance(TimeSpan.FromHours(2));
        return Task.FromResult(_time.GetUtcNow());
    }
}
