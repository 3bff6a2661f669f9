using System.Text.Json;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Runtime.Authentication;

/// <summary>Decides by <see cref="ChannelsOptions.AllowedTenants"/> whether an activity of Teams is accepted.</summary>
internal static class TeamsTenant
{
    /// <summary>
    /// Returns true if no tenants are configured, if the activity belongs to another channel than Teams, or if the activity names at least
    /// one tenant and all its tenants are allowed. Otherwise returns false, also for an activity of Teams without a tenant.
    /// </summary>
    public static bool IsAllowed(Activity activity, ICollection<string> allowed) =>
        allowed.Count == 0
        || activity.ChannelId?.StartsWith(Channels.Msteams, StringComparison.OrdinalIgnoreCase) != true
        || (TenantsOf(activity).ToArray() is [_, ..] tenants && tenants.All(tenant => IsIn(tenant, allowed)));

    // Compares ids as GUIDs, because operators may write an id in capitals, in braces or without hyphens.
    private static bool IsIn(string tenant, ICollection<string> allowed) =>
        Guid.TryParse(tenant, out var id) && allowed.Any(each => Guid.TryParse(each, out var other) && other == id);

    // Teams writes the tenant's id into conversation.tenantId or into channelData.tenant.id, and not always into both.
    private static IEnumerable<string> TenantsOf(Activity activity)
    {
        if (activity.Conversation?.TenantId is { Length: > 0 } tenant)
        {
            yield return tenant;
        }

        if (
            activity.ChannelData is JsonElement { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("tenant"u8, out var named)
            && named.ValueKind == JsonValueKind.Object
            && named.TryGetProperty("id"u8, out var id)
            && id.ValueKind == JsonValueKind.String
            && id.GetString() is { Length: > 0 } value
        )
        {
            yield return value;
        }
    }
}
