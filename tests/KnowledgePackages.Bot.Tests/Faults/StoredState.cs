using System.Text;
using System.Text.Json;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Assessment;
using KnowledgePackages.Domain.Journeys;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>The bytes of a stored conversation document, and the parts of it that the tests read.</summary>
internal sealed record StoredState(DocumentKey Key, ReadOnlyMemory<byte> Bytes)
{
    private readonly JsonElement _json = JsonElement.Parse(Bytes.Span);

    public int Schema => _json.GetProperty("schema").GetInt32();

    /// <summary>The journey; a new one if none is stored, because the person has not started yet.</summary>
    public Journey Journey => _json.GetProperty("properties").TryGetProperty(nameof(Journey), out var journey)
        ? journey.Deserialize(JourneyJsonContext.Default.Journey)!
        : new Journey();

    public BotMemory Memory => _json.GetProperty("properties").GetProperty("Bot").Deserialize(BotMemoryJsonContext.Default.BotMemory)!;

    /// <summary>All stored properties of the bot, as JSON text, without the engine's own data.</summary>
    public string Properties => _json.GetProperty("properties").GetRawText();

    /// <summary>The document's counter. Each input that has an effect and each reply increments the counter.</summary>
    public long Number => _json.GetProperty("number").GetInt64();

    /// <summary>The number of replies that are not delivered yet.</summary>
    public int Owed => _json.TryGetProperty("outbox", out var outbox) ? outbox.GetArrayLength() : 0;

    public IReadOnlyDictionary<string, AnswerValue> Answers =>
        Journey.Answers.ToDictionary(answer => answer.ChallengeId, answer => answer.Value);

    /// <summary>Returns the only document of a store.</summary>
    public static async Task<StoredState> OfAsync(IConversationStore storage)
    {
        List<DocumentKey> keys = [];
        await foreach (var key in storage.ListAsync(DocumentKey.Conversations, default))
        {
            keys.Add(key);
        }

        return await OfAsync(storage, Assert.Single(keys));
    }

    public static async Task<StoredState> OfAsync(IConversationStore storage, DocumentKey key) =>
        new(key, (await storage.ReadAsync(key, default))!.Content);

    /// <summary>Returns the document in these bytes. Computes its key from the conversation reference in the document.</summary>
    public static StoredState Of(ReadOnlyMemory<byte> bytes)
    {
        var reference = JsonElement.Parse(bytes.Span).GetProperty("reference");
        string Id(string of) => reference.GetProperty(of).GetProperty("id").GetString()!;
        return new(
            DocumentKey.ForConversation(reference.GetProperty("channelId").GetString()!, null, Id("user"), Id("conversation")),
            bytes
        );
    }

    /// <summary>Stores the document under a key that is not used yet.</summary>
    public async Task PutAsync(IConversationStore storage) =>
        Assert.IsType<WriteResult.Written>(await storage.WriteAsync(Key, new DocumentWrite(Bytes) { IsPending = Owed > 0 }, null, default));

    public override string ToString() => Encoding.UTF8.GetString(Bytes.Span);
}
