using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Tests.Storage;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>Copies a store with all kinds of data to another kind of store and back.</summary>
[Collection(AzuriteTests.Name)]
[Trait("Category", "Peer")]
public sealed class ConversationCopyTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly DateTimeOffset Due = new(2026, 12, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly DocumentKey Key = DocumentKey.ForConversation("msteams", "tenant", "user", "conversation");
    private static readonly DocumentKey Other = DocumentKey.ForConversation("directline", null, "user", "conversation");
    private static readonly DocumentKey Damaged = DocumentKey.ForConversation("directline", null, "another", "conversation");

    private static readonly StateContract State = new(new DefaultJsonTypeInfoResolver())
    {
        Due = DueProperty.Of<JsonObject>("Reminder", wish => wish["at"]!.GetValue<DateTimeOffset>()),
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-copy");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Documents_logs_due_entries_pending_work_and_keys_arrive_and_come_back()
    {
        await using var first = await OpenAsync("first.db");
        await using var last = await OpenAsync("last.db");
        var blobs = AzuriteFixture.StoreIn(azurite.NewContainer());
        await blobs.OpenAsync(default);
        await FillAsync(first);
        var expected = new CopiedConversations(Conversations: 3, LogEntries: 1_250, Due: 1, Pending: 1, Others: 1);

        Assert.Equal(expected, await new ConversationCopy(first, blobs, State).RunAsync(default));
        await VerifyAsync(first, blobs);
        Assert.Equal(expected, await new ConversationCopy(blobs, last, State).RunAsync(default));
        await VerifyAsync(first, last);
    }

    [Fact]
    public async Task A_copy_that_stopped_midway_runs_again_and_one_over_other_data_is_refused()
    {
        await using var first = await OpenAsync("first.db");
        await using var last = await OpenAsync("last.db");
        await FillAsync(first);
        var copy = new ConversationCopy(first, last, State);
        var expected = await copy.RunAsync(default);
        await last.DeleteAsync(Key.Name, default);

        Assert.Equal(expected, await copy.RunAsync(default));
        await VerifyAsync(first, last);

        await last.WriteAsync(Key, new DocumentWrite("{}"u8.ToArray()), (await last.ReadAsync(Key, default))!.ETag, default);
        var refused = await Assert.ThrowsAsync<StorageException>(() => copy.RunAsync(default));
        Assert.Contains(Key.Name, refused.Message, StringComparison.Ordinal);
        Assert.Equal("{}", Encoding.UTF8.GetString((await last.ReadAsync(Key, default))!.Content.Span));
    }

    private async Task<SqliteConversationStore> OpenAsync(string file)
    {
        var store = new SqliteConversationStore(Path.Combine(_folder.FullName, file));
        await store.OpenAsync(default);
        return store;
    }

    private static async Task FillAsync(SqliteConversationStore first)
    {
        var wish = Encoding.UTF8.GetBytes("""{"at":"2026-12-01T10:00:00+00:00"}""");
        var reply = new OutboxEntry(1, DeliveryKind.Send, "{}"u8.ToArray(), null, "somebody", Due, Due);
        var document = ConversationDocument.Empty with
        {
            Number = 1,
            Properties = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Empty.Add("Reminder", wish),
            Outbox = [reply],
        };
        await first.WriteAsync(Key, new(ConversationDocumentJson.Write(document)) { IsPending = true, Due = [Due] }, null, default);
        LogEntry[] log = [.. Enumerable.Range(2, 1_250).Select(n => new LogEntry(n, Encoding.UTF8.GetBytes($"{n}")))];
        await first.WriteAsync(Other, new(ConversationDocumentJson.Write(ConversationDocument.Empty)) { Log = log }, null, default);
        await first.WriteAsync(Damaged, new("damaged"u8.ToArray()), null, default);
        await first.WriteAsync(new("keys/one"), new("<key/>"u8.ToArray()), null, default);
        await first.WriteAsync(new("health/check"), new("{}"u8.ToArray()), null, default);
        await first.WriteAsync(new("retention/day"), new("2026-11-29"u8.ToArray()), null, default);
    }

    private static async Task VerifyAsync(SqliteConversationStore first, IConversationStore store)
    {
        foreach (var key in (DocumentKey[])[Key, Other, Damaged, new("keys/one")])
        {
            var original = (await first.ReadAsync(key, default))!;
            Assert.True((await store.ReadAsync(key, default))!.Content.Span.SequenceEqual(original.Content.Span));
        }

        Assert.Equal(4, await store.ListAsync("", default).CountAsync());
        Assert.Equal(
            Enumerable.Range(2, 1_250).Select(n => $"{n}"),
            (await StorageContract.WholeLogAsync(store, Other)).Select(entry => Encoding.UTF8.GetString(entry.Content.Span)));
        Assert.Equal([Key], (await store.ReadDueAsync(Due, default)).Select(entry => entry.Key));
        Assert.Equal([Key], await store.ListPendingAsync("s1/", default).ToListAsync());
    }
}
