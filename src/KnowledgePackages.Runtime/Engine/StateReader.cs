using System.Collections.Immutable;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The stored state of one person in one conversation. Changes to the returned objects are not stored.</summary>
public sealed class StateSnapshot
{
    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _properties;
    private readonly JsonSerializerOptions _json;

    internal StateSnapshot(ConversationDocument document, JsonSerializerOptions json)
    {
        (_properties, _json) = (document.Properties, json);
        var reference = document.Reference.IsEmpty ? default : JsonElement.Parse(document.Reference.Span);
        (Channel, PersonName) = (TextOf(reference, "channelId"), TextOf(Member(reference, "user"), "name"));
    }

    /// <summary>The id of the channel of the last input; null before the first input.</summary>
    public string? Channel { get; }

    /// <summary>The person's name, as the channel sent it with the last input; null if it sent none.</summary>
    public string? PersonName { get; }

    /// <summary>Returns the property with this name; the default value of its type if it does not exist.</summary>
    /// <exception cref="JsonException">The stored value is not a <typeparamref name="T"/>.</exception>
    public T? Get<T>(string name) => new StateProperties(_properties, _json).Get<T>(name);

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    private static string? TextOf(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } written ? written : null;
}

/// <summary>Reads the bot's state outside a turn, for pages that show the state. Never writes.</summary>
public sealed class StateReader
{
    private readonly IConversationStore _storage;
    private readonly JsonSerializerOptions _json;

    internal StateReader(IConversationStore storage, TurnSettings settings) => (_storage, _json) = (storage, settings.Json);

    /// <summary>Returns the state in this document, as of the last commit; null if the document does not exist.</summary>
    /// <exception cref="StorageException">The document cannot be read at the moment.</exception>
    /// <exception cref="JsonException">The document has an unknown layout.</exception>
    public async Task<StateSnapshot?> ReadAsync(DocumentKey document, CancellationToken cancellationToken) =>
        await _storage.ReadAsync(document, cancellationToken) is { } stored ? In(ConversationDocumentJson.Read(stored.Content)) : null;

    internal StateSnapshot In(ConversationDocument document) => new(document, _json);
}
