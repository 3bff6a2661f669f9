using System.Collections.Immutable;
using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The stored state of one person in one conversation. Changes to the returned objects are not stored.</summary>
public sealed class StateSnapshot
{
    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _properties;
    private readonly JsonSerializerOptions _json;

    internal StateSnapshot(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> properties, JsonSerializerOptions json) =>
        (_properties, _json) = (properties, json);

    /// <summary>Returns the property with this name; the default value of its type if it does not exist.</summary>
    /// <exception cref="JsonException">The stored value is not a <typeparamref name="T"/>.</exception>
    public T? Get<T>(string name) => new StateProperties(_properties, _json).Get<T>(name);
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

    internal StateSnapshot In(ConversationDocument document) => new(document.Properties, _json);
}
