using System.Text.Json;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>Selects stored conversations by person, by channel, by tenant or by document name.</summary>
/// <param name="Channel">The id of the channel, for example <c>msteams</c>; null for all channels.</param>
/// <param name="Tenant">
/// The id of the tenant. Null selects all tenants; but if <paramref name="User"/> is an id of the channel, null selects only conversations
/// without a tenant.
/// </param>
/// <param name="User">
/// The id of the person in the channel (<paramref name="Channel"/> is then required), or the person's object id in Microsoft Entra, a GUID.
/// Null selects all people.
/// </param>
/// <param name="Name">
/// The name of one document (<c>s1/hash/hash</c>), or the common beginning of the names of one person's documents (<c>s1/hash</c>). If set,
/// the other values are ignored.
/// </param>
public sealed record ConversationFilter(string? Channel, string? Tenant, string? User, string? Name)
{
    /// <summary>The prefix of the names of all documents that the filter can select.</summary>
    public string Prefix =>
        Name is not null ? Name.Count(letter => letter == '/') == 1 ? $"{Name}/" : Name
        : User is not null && !IsObjectId ? DocumentKey.ForUser(Channel!, Tenant, User)
        : DocumentKey.Conversations;

    /// <summary>
    /// Whether the selection depends on contents. If true, each document must be read, because its name contains only hashes.
    /// </summary>
    internal bool NeedsContent => Name is null && (IsObjectId || (User is null && (Channel ?? Tenant) is not null));

    // An object id of Microsoft Entra is a GUID. The names of documents contain a hash of the channel's id of the person instead.
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
            return false; // the owner of a damaged document is unknown; only its name can select it
        }
    }

    private static bool IsWanted(string? wanted, string? found) =>
        wanted is null || string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase);

    private static JsonElement Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}
