using System.Text.Json;
using System.Text.Json.Nodes;

namespace KnowledgePackages.Simulator.Stores;

/// <summary>A conversation as it lies in the store, read past the product.</summary>
internal sealed record StoredConversation(JsonObject Document)
{
    public string? ConversationId => Document["reference"]?["conversation"]?["id"]?.GetValue<string>();

    public string? UserId => Document["reference"]?["user"]?["id"]?.GetValue<string>();

    /// <summary>The standing answers by question, written as buttons write them.</summary>
    public IReadOnlyDictionary<string, string> Answers =>
        Document["properties"]
            ?["Journey"]?["answers"]?.AsArray()
            .ToDictionary(
                answer => answer!["challengeId"]!.GetValue<string>(),
                answer => JsonNamingPolicy.CamelCase.ConvertName(answer!["value"]!.GetValue<string>())
            )
        ?? [];

    /// <summary>The activities of replies that are committed and not receipted, as they were or will be sent.</summary>
    public IReadOnlyList<string> Owed => Document["outbox"] is JsonArray outbox
        ? [.. outbox.Select(entry => entry!["activity"]!.ToJsonString())]
        : [];
}

/// <summary>What is stored of a conversation.</summary>
[Flags]
internal enum Parts
{
    /// <summary>The document.</summary>
    Document = 1,

    /// <summary>The log that a web page reads.</summary>
    Log = 2,
}

/// <summary>A place where conversations are stored, as a test sees it.</summary>
internal interface ITestStore : IAsyncDisposable
{
    string Name { get; }

    /// <summary>What a host needs to be told to use it.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Takes the store away from the hosts until the result is disposed of.</summary>
    IDisposable Take();

    /// <summary>Everything that is stored now. Also while no host runs.</summary>
    Task<IReadOnlyList<StoredConversation>> ReadAsync();

    /// <summary>Deletes these parts of all conversations, past the product.</summary>
    Task DeleteAsync(Parts parts);
}
