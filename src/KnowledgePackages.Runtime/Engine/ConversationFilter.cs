using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Selects stored conversations: those of a person, those of a channel or tenant, or the one with a name.</summary>
/// <param name="Channel">The id of the channel, for example <c>msteams</c>; null for all channels.</param>
/// <param name="Tenant">The id of the tenant; null for all tenants, or with <paramref name="User"/> for no tenant.</param>
/// <param name="User">
/// The id of the person in the channel, or their object id in Microsoft Entra (a GUID); null for all people. Needs a channel.
/// </param>
/// <param name="Name">The name of a document, or of a person's documents: <c>s1/hash</c> or <c>s1/hash/hash</c>.</param>
public sealed record ConversationFilter(string? Channel, string? Tenant, string? User, string? Name)
{
    /// <summary>The prefix of the names of all documents that the filter can select.</summary>
    public string Prefix =>
        Name is not null ? Name.Count(letter => letter == '/') == 1 ? $"{Name}/" : Name
        : User is not null && !IsObjectId ? DocumentKey.ForUser(Channel!, Tenant, User)
        : DocumentKey.Conversations;

    /// <summary>Whether the names do not tell which documents belong to the selection, so that each document must be read.</summary>
    internal bool NeedsContent => Name is null && (IsObjectId || (User is null && (Channel ?? Tenant) is not null));

    // Administrators know this id, but Teams names people by ids of its own, and so do the documents' names.
    private bool IsObjectId => Guid.TryParse(User, out _);

    internal bool Selects(StoredDocument document)
    {
        try
        {
            using var content = JsonDocument.Parse(document.Content, new JsonDocumentOptions { MaxDepth = 128 });
            var reference = Member(content.RootElement, "reference");
            return IsWanted(Channel, Text(reference, "channelId"))
                && IsWanted(Tenant, Text(Member(reference, "conversation"), "tenantId"))
                && IsWanted(User, Text(Member(reference, "user"), "aadObjectId"));
        }
        catch (JsonException)
        {
            return false; // a damaged document belongs to nobody; its name selects it
        }
    }

    private static bool IsWanted(string? wanted, string? found) =>
        wanted is null || string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase);

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
