using System.Text.Json.Nodes;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// The predicted resources and outputs of a deployment. A value that only Azure can compute is an expression in square brackets.
/// </summary>
internal sealed class Snapshot
{
    public Snapshot(string json)
    {
        var root = JsonNode.Parse(json)!;
        Assert.Empty(root["diagnostics"]!.AsArray());
        Resources = [.. root["predictedResources"]!.AsArray().Select(resource => new Resource(resource!.AsObject()))];
        Outputs = root["outputs"]!.AsObject();
    }

    public IReadOnlyList<Resource> Resources { get; }

    public JsonObject Outputs { get; }

    /// <summary>Returns the only resource of this type. Fails if there are none or several.</summary>
    public Resource The(string type) => Resources.Single(resource => resource.Type == type);

    /// <summary>
    /// Returns the only resource of this type whose name ends with <paramref name="end"/>. Fails if there are none or several.
    /// </summary>
    public Resource The(string type, string end) =>
        Resources.Single(resource => resource.Type == type && resource.Name.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Returns whether the deployment creates a resource of this type.</summary>
    public bool Has(string type) => Resources.Any(resource => resource.Type == type);

    /// <summary>The app settings by key. The value is a plain text, or an expression that only Azure can evaluate.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        AppSettingsExpression.Read(The("Microsoft.Web/sites/config").Json["properties"]!.GetValue<string>());

    /// <summary>
    /// Returns the differences from an earlier deployment. Each line has the resource's type and name, the property's path, and both
    /// values; "-" is a missing value.
    /// </summary>
    public IReadOnlyList<string> ChangesFrom(Snapshot earlier)
    {
        var (before, after) = (earlier.Values(), Values());
        return
        [
            .. before.Keys.Union(after.Keys)
                .Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key))
                .Select(key => $"{key}: {before.GetValueOrDefault(key, "-")} > {after.GetValueOrDefault(key, "-")}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private Dictionary<string, string> Values()
    {
        var values = new Dictionary<string, string>();
        foreach (var resource in Resources)
        {
            // Give the two bindings of a domain different labels: the template writes the binding first without and then with the domain's
            // certificate.
            var label = $"{resource.Type} {resource.Name}{(resource.Json["properties"] is JsonObject own && own.ContainsKey("thumbprint") ? " (TLS)" : "")}";
            values.Add(label, "made");
            if (resource.Type == "Microsoft.Web/sites/config")
            {
                foreach (var (key, value) in Settings)
                {
                    values.Add($"{label} {key}", value);
                }
            }
            else
            {
                Flatten(label, resource.Json, values);
            }
        }

        return values;
    }

    private static void Flatten(string path, JsonNode? node, Dictionary<string, string> values)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    Flatten($"{path} {name}", value, values);
                }

                break;
            case JsonArray items:
                values[path] = items.ToJsonString();
                break;
            default:
                values[path] = node?.ToJsonString() ?? "null";
                break;
        }
    }
}

/// <summary>A resource that a deployment creates.</summary>
internal sealed class Resource(JsonObject json)
{
    public JsonObject Json => json;

    public string Id => Text("id");

    public string Type => Text("type");

    public string Name => Text("name");

    /// <summary>Returns the property at a path, for example <c>siteConfig.alwaysOn</c>; null if there is none.</summary>
    public JsonNode? this[string path] => path.Split('.').Aggregate(json["properties"], (node, name) => node?[name]);

    private string Text(string name) => json[name]!.GetValue<string>();
}
