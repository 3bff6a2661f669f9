using System.Text;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace KnowledgePackages.Runtime.Tests.Storage;

/// <summary>Nothing of deleted content stays in the SQLite file or beside it, and deletions do not hold up writes.</summary>
public sealed class SqliteErasureTests : IAsyncLifetime
{
    private readonly SqliteTestFile _file = new();
    private readonly FakeTimeProvider _time = new();

    private SqliteConversationStore Storage { get; set; } = null!;

    public async Task InitializeAsync()
    {
        Storage = new SqliteConversationStore(_file.Path, _time);
        await Storage.OpenAsync(default);
    }

    public async Task DisposeAsync()
    {
        await Storage.DisposeAsync();
        _file.Delete();
    }

    [Fact]
    public async Task Of_an_idle_conversation_not_one_byte_stays_in_the_file_or_beside_it()
    {
        await Storage.WriteAsync(
            new DocumentKey("s1/one"),
            new DocumentWrite("\"old words\""u8.ToArray())
            {
                Log = [new LogEntry(1, "old words too"u8.ToArray())],
                Due = [_time.GetUtcNow()],
            },
            null,
            default
        );
        Assert.True(_file.IsAnywhere("old words"));

        _time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await Storage.DeleteIdleAsync("s1/", _time.GetUtcNow(), default));

        Assert.False(_file.IsAnywhere("old words"));
        Assert.Equal(0, _file.Scalar("SELECT (SELECT count(*) FROM log) + (SELECT count(*) FROM documents) + (SELECT count(*) FROM due)"));
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

        var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
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

        long Rows() => _file.Scalar("SELECT (SELECT count(*) FROM log) + (SELECT count(*) FROM documents) + (SELECT count(*) FROM due)");
    }

    [Theory]
    [InlineData(1024)] // new files
    [InlineData(4096)] // files of earlier versions
    [Trait("Category", "Slow")]
    public async Task Of_what_is_deleted_not_one_byte_stays_in_the_file_or_beside_it(int pageSize)
    {
        await Storage.DisposeAsync();
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
            Assert.True(_file.IsAnywhere($"of-{person}-"));
            await PutAsync(person, new DocumentWrite("{}"u8.ToArray()) { DeleteLogThrough = number });
            Assert.False(_file.IsAnywhere($"of-{person}-"), $"Something of {person} is left.");
        }

        await storage.DeleteAsync("s1/person-11/", default);
        Assert.False(_file.IsAnywhere("of-11-"), "Something of 11 is left.");
        Assert.True(_file.IsAnywhere("of-12-"));

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
        using (var reader = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            reader.Open();
            using var reading = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            (command.CommandText, command.Transaction) = ("SELECT count(*) FROM log", reading);
            command.ExecuteScalar();

            await Storage.DeleteLogAsync(key, 1, default);
            Assert.True(_file.IsAnywhere("old words"));
        }

        var begin = TimeProvider.System.GetTimestamp();
        while (_file.IsAnywhere("old words"))
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
        _file.Execute("PRAGMA secure_delete = ON; DELETE FROM log");
        Assert.True(_file.IsAnywhere("old words"));

        await using var next = new SqliteConversationStore(_file.Path);
        await next.OpenAsync(default);

        Assert.False(_file.IsAnywhere("old words"));
    }

    // Returns a store in a new file, which has pages of this size.
    private async Task<SqliteConversationStore> OpenWithPagesAsync(int bytes)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_file.Path)!))
        {
            File.Delete(file);
        }

        await using (var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA page_size = {bytes}; PRAGMA journal_mode = WAL; CREATE TABLE earlier (x); DROP TABLE earlier";
            await command.ExecuteNonQueryAsync();
        }

        var storage = new SqliteConversationStore(_file.Path);
        await storage.OpenAsync(default);
        Assert.Equal(bytes, _file.Scalar("PRAGMA page_size"));
        return storage;
    }
}
