using System.Text.Json.Nodes;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>The resources and outputs that a deployment makes. What only Azure knows stands there as an expression in brackets.</summary>
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

    /// <summary>The only resource of a type.</summary>
    public Resource The(string type) => Resources.Single(resource => resource.Type == type);

    /// <summary>The only resource of a type and a name's end.</summary>
    public Resource The(string type, string end) =>
        Resources.Single(resource => resource.Type == type && resource.Name.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Whether the deployment makes a resource of a type.</summary>
    public bool Has(string type) => Resources.Any(resource => resource.Type == type);

    /// <summary>The app settings: each with its value, or with the expression that only Azure can work out.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        AppSettingsExpression.Read(The("Microsoft.Web/sites/config").Json["properties"]!.GetValue<string>());

    /// <summary>What differs from an earlier deployment, one line each: the resource's type, its name, and the path.</summary>
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
            // The binding of a domain is written twice: first bare, then with its certificate.
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

/// <summary>One resource that a deployment makes.</summary>
internal sealed class Resource(JsonObject json)
{
    public JsonObject Json => json;

    public string Id => Text("id");

    public string Type => Text("type");

    public string Name => Text("name");

    /// <summary>A property by its path, for example <c>siteConfig.alwaysOn</c>.</summary>
    public JsonNode? this[string path] => path.Split('.').Aggregate(json["properties"], (node, name) => node?[name]);

    private string Text(string name) => json[name]!.GetValue<string>();
}
