using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Runtime.Wire;

namespace KnowledgePackages.Runtime.Tests.Engine;

/// <summary>Tests how operators select, export and erase stored conversations.</summary>
public sealed class ConversationRecordsTests
{
    private const string ObjectId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    private static readonly DateTimeOffset Due = new(2026, 12, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly MemoryConversationStore _store = new();
    private readonly DocumentKey _chat = DocumentKey.ForConversation("msteams", "school", "29:ada", "chat");
    private readonly DocumentKey _group = DocumentKey.ForConversation("msteams", "school", "29:ada", "group");
    private readonly DocumentKey _bob = DocumentKey.ForConversation("msteams", "other school", "29:bob", "chat");
    private readonly DocumentKey _page = DocumentKey.ForConversation("directline", null, "dl_eve", "page");

    private ConversationRecords Records => new(_store, _store);

    public static TheoryData<string?, string?, string?, string> Selections => new()
    {
        { null, null, null, "chat group bob page" },
        { "msteams", null, null, "chat group bob" },
        { "msteams", "school", null, "chat group" },
        { null, "other school", null, "bob" },
        { "msteams", "school", "29:ada", "chat group" },
        { "msteams", "other school", "29:ada", "" },
        { "msteams", null, ObjectId, "chat group" },
        { "msteams", null, ObjectId.ToUpperInvariant(), "chat group" },
        { "directline", null, ObjectId, "" },
        { "directline", null, "dl_eve", "page" },
    };

    [Theory]
    [MemberData(nameof(Selections))]
    public async Task A_selection_has_the_conversations_of_its_channel_tenant_and_person_and_erases_them_alone(
        string? channel,
        string? tenant,
        string? user,
        string selected
    )
    {
        var names = await FillAsync();
        var filter = new ConversationFilter(channel, tenant, user, null);

        var listed = await Records.ListAsync(filter, default).Select(document => names[document.Key]).ToListAsync();
        Assert.Equal(selected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), listed.Order());

        Assert.Equal(listed.Count, await Records.EraseAsync(filter, default));
        var left = await _store.ListAsync("", default).Select(key => names[key]).ToListAsync();
        Assert.Equal(names.Values.Except(listed).Order(), left.Order());
        Assert.Equal(names.Count - 1 - listed.Count, (await _store.ReadDueAsync(Due, default)).Count);
        Assert.Equal(left.Contains("chat"), (await _store.ReadLogAsync(_chat, 0, default)).Count > 0);
    }

    [Fact]
    public async Task A_name_selects_one_conversation_and_its_beginning_all_of_the_person()
    {
        var names = await FillAsync();

        Assert.Equal(["group"], await NamesAsync(_group.Name));
        Assert.Equal(["chat", "group"], await NamesAsync(_group.Name[..(_group.Name.LastIndexOf('/'))]));

        async Task<IEnumerable<string>> NamesAsync(string name) =>
            (await Records.ListAsync(new(null, null, null, name), default).ToListAsync()).Select(document => names[document.Key]).Order();
    }

    [Fact]
    public async Task An_export_has_documents_as_stored_and_the_whole_log_also_where_a_document_is_damaged()
    {
        await FillAsync();
        var damaged = DocumentKey.ForConversation("msteams", "school", "29:ada", "damaged");
        await _store.WriteAsync(damaged, new DocumentWrite("not JSON"u8.ToArray()), null, default);
        using var output = new MemoryStream();

        var count = await Records.ExportAsync(
            new("msteams", "school", "29:ada", null),
            new StateContract(WireJsonContext.Default),
            state => JsonSerializer.SerializeToUtf8Bytes(new { channel = state.Channel }),
            output,
            default
        );
        Assert.Equal(3, count);

        var exported = JsonNode.Parse(output.ToArray())!["conversations"]!.AsArray().ToDictionary(each => (string)each!["name"]!);
        Assert.Equal("not JSON", (string?)exported[damaged.Name]!["document"]);
        Assert.Null(exported[damaged.Name]!["data"]);
        Assert.Equal("msteams", (string?)exported[_chat.Name]!["data"]!["channel"]);
        Assert.Equal(ObjectId, (string?)exported[_chat.Name]!["document"]!["reference"]!["user"]!["aadObjectId"]);
        Assert.Equal(450, exported[_chat.Name]!["log"]!.AsArray().Count);
        Assert.Equal("ль", (string?)exported[_chat.Name]!["log"]![449]!["text"]);
    }

    private async Task<Dictionary<DocumentKey, string>> FillAsync()
    {
        await WriteAsync(_chat, "msteams", "school", ObjectId);
        await WriteAsync(_group, "msteams", "school", ObjectId);
        await WriteAsync(_bob, "msteams", "other school", "00000000-0000-0000-0000-000000000001");
        await WriteAsync(_page, "directline", null, null);
        await _store.WriteAsync(new("keys/one"), new DocumentWrite("<key/>"u8.ToArray()), null, default);
        var log = Enumerable.Range(1, 450).Select(n => new LogEntry(n, Encoding.UTF8.GetBytes("""{"text":"ль"}"""))).ToArray();
        await _store.AppendLogAsync(_chat, log, default);
        return new() { [_chat] = "chat", [_group] = "group", [_bob] = "bob", [_page] = "page", [new("keys/one")] = "key" };
    }

    private Task<WriteResult> WriteAsync(DocumentKey key, string channel, string? tenant, string? objectId)
    {
        var reference = new JsonObject
        {
            ["channelId"] = channel,
            ["user"] = new JsonObject { ["id"] = "not the object id", ["aadObjectId"] = objectId },
            ["conversation"] = new JsonObject { ["id"] = "c", ["tenantId"] = tenant },
        };
        var document = ConversationDocument.Empty with { Reference = JsonSerializer.SerializeToUtf8Bytes(reference) };
        return _store.WriteAsync(key, new(ConversationDocumentJson.Write(document)) { Due = [Due] }, null, default);
    }
}
