using System.Text.Json;
using System.Text.Json.Nodes;

namespace KnowledgePackages.Simulator.Stores;

/// <summary>A stored conversation, read directly from the store without the host's code.</summary>
internal sealed record StoredConversation(JsonObject Document)
{
    public string? ConversationId => Document["reference"]?["conversation"]?["id"]?.GetValue<string>();

    public string? UserId => Document["reference"]?["user"]?["id"]?.GetValue<string>();

    /// <summary>The current answers by question id: yes, no or notSure, as in the data of buttons.</summary>
    public IReadOnlyDictionary<string, string> Answers =>
        Document["properties"]
            ?["Journey"]?["answers"]?.AsArray()
            .ToDictionary(
                answer => answer!["challengeId"]!.GetValue<string>(),
                answer => JsonNamingPolicy.CamelCase.ConvertName(answer!["value"]!.GetValue<string>())
            )
        ?? [];

    /// <summary>The undelivered replies: the activities in the outbox.</summary>
    public IReadOnlyList<string> Owed => Document["outbox"] is JsonArray outbox
        ? [.. outbox.Select(entry => entry!["activity"]!.ToJsonString())]
        : [];
}

/// <summary>The stored parts of a conversation.</summary>
[Flags]
internal enum Parts
{
    /// <summary>The document.</summary>
    Document = 1,

    /// <summary>The log for web pages.</summary>
    Log = 2,
}

/// <summary>A store for tests of hosts.</summary>
internal interface ITestStore : IAsyncDisposable
{
    string Name { get; }

    /// <summary>The settings that make a host use this store.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Makes the store unavailable to the hosts until the result is disposed.</summary>
    IDisposable Take();

    /// <summary>Reads all stored conversations, even while no host runs.</summary>
    Task<IReadOnlyList<StoredConversation>> ReadAsync();

    /// <summary>Deletes these parts of all conversations directly in the store.</summary>
    Task DeleteAsync(Parts parts);
}
