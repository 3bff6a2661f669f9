using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>Adds what System.Text.Json does not know about the SDK's types, because those are annotated for Newtonsoft.Json.</summary>
internal static class SdkContracts
{
    public static void Adapt(JsonTypeInfo contract)
    {
        KeepUnknownProperties(contract);
        if (contract.Type == typeof(Entity))
        {
            // Serialize the members of the runtime type. No discriminator is added, so the sender cannot choose a type.
            contract.PolymorphismOptions = new JsonPolymorphismOptions
            {
                UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FallBackToBaseType,
                DerivedTypes = { new(typeof(GeoCoordinates)), new(typeof(Mention)), new(typeof(Place)) },
            };
        }

        if (contract.Type == typeof(Activity))
        {
            contract.OnDeserialized = activity => DropNulls((Activity)activity);
        }
    }

    // The SDK keeps unknown properties in a JObject. The serializer needs a dictionary, reads it back right after setting a new one, and
    // then fills it, so it gets a view of the JObject. The empty JObject that the SDK creates for every activity and account is hidden from
    // the serializer, because enumerating it would cost more than the rest of the object.
    private static void KeepUnknownProperties(JsonTypeInfo contract)
    {
        for (var i = 0; i < contract.Properties.Count; i++)
        {
            if (contract.Properties[i] is { PropertyType: var type, Get: { } get, Set: { } set } && type == typeof(JObject))
            {
                var unknown = contract.CreateJsonPropertyInfo(typeof(IDictionary<string, JsonElement>), contract.Properties[i].Name);
                unknown.IsExtensionData = true;
                unknown.Get = owner => get(owner) is JObject properties && (properties.Count > 0 || properties is UnknownProperties)
                    ? new JObjectView(properties)
                    : null;
                unknown.Set = (owner, _) => set(owner, new UnknownProperties());
                contract.Properties[i] = unknown;
            }
        }
    }

    // Marks a JObject that the serializer has set and is about to fill.
    private sealed class UnknownProperties : JObject;

    // Remove nulls from these lists: they have no meaning, and code that enumerates the lists should not have to check for them.
    private static void DropNulls(Activity activity)
    {
        activity.Attachments = WithoutNulls(activity.Attachments);
        activity.Entities = WithoutNulls(activity.Entities);
        activity.MembersAdded = WithoutNulls(activity.MembersAdded);
        activity.MembersRemoved = WithoutNulls(activity.MembersRemoved);
        activity.ReactionsAdded = WithoutNulls(activity.ReactionsAdded);
        activity.ReactionsRemoved = WithoutNulls(activity.ReactionsRemoved);
    }

    private static IList<T>? WithoutNulls<T>(IList<T>? list) where T : class =>
        list is not null && list.Any(item => item is null) ? list.Where(item => item is not null).ToList() : list;
}
