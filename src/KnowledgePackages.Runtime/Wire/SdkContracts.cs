using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Runtime.Wire;

/// <summary>
/// Completes the System.Text.Json contracts of the SDK's types. The types themselves have attributes for Newtonsoft.Json only.
/// </summary>
internal static class SdkContracts
{
    public static void Adapt(JsonTypeInfo contract)
    {
        KeepUnknownProperties(contract);
        if (contract.Type == typeof(Entity))
        {
            // Write the members of an entity's runtime type. There is no type discriminator, so a sender cannot choose the type that is
            // read.
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

    // The SDK stores unknown properties in a JObject, but the serializer needs a dictionary. When the serializer reads an object, it sets a
    // new dictionary, gets the dictionary back and fills it. So the setter stores a new UnknownProperties object, and the getter returns a
    // JObjectView of that object. The SDK creates an empty JObject in every activity and account. For such a JObject the getter returns
    // null, because it would take longer to enumerate the JObject than to write all other properties.
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

    // A JObject that the serializer has set and will fill. The type distinguishes it from an empty JObject of the SDK.
    private sealed class UnknownProperties : JObject;

    // Removes null items from the activity's lists, because they have no meaning and every reader would have to check for them.
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
