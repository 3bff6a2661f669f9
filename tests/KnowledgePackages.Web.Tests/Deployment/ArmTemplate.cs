using System.Text.Json.Nodes;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>One of our templates, evaluated with given parameters as Azure would evaluate it.</summary>
internal sealed class ArmTemplate
{
    private ArmTemplate(JsonObject source, ArmScope scope, IReadOnlyList<ArmResource> resources, JsonObject outputs) =>
        (Source, Scope, Resources, Outputs) = (source, scope, resources, outputs);

    public JsonObject Source { get; }

    public ArmScope Scope { get; }

    /// <summary>All resources in the template, including those whose condition is false.</summary>
    public IReadOnlyList<ArmResource> Resources { get; }

    public JsonObject Outputs { get; }

    public static JsonObject Read(string name) =>
        JsonNode.Parse(File.ReadAllText(RepositoryFolder.PathTo("deploymentTemplates", name)))!.AsObject();

    public static ArmTemplate Load(string name, params (string Name, JsonNode? Value)[] arguments) =>
        Load(Read(name), arguments.ToDictionary(one => one.Name, one => one.Value));

    public static ArmTemplate Load(JsonObject source, IReadOnlyDictionary<string, JsonNode?> arguments)
    {
        var scope = new ArmScope(source, arguments);
        var resources = source["resources"]!.AsArray().Select(resource => new ArmResource(scope.Resolve(resource)!.AsObject())).ToList();
        return new ArmTemplate(source, scope, resources, scope.Resolve(source["outputs"] ?? new JsonObject())!.AsObject());
    }

    /// <summary>Returns the only resource of this type that the template creates.</summary>
    public ArmResource The(string type) => Resources.Single(resource => resource.Type == type && resource.IsMade);

    /// <summary>Returns the only resource of this type that the template creates with a name that ends in this text.</summary>
    public ArmResource The(string type, string end) =>
        Resources.Single(resource => resource.Type == type && resource.IsMade && resource.Name.EndsWith(end, StringComparison.Ordinal));
}

/// <summary>A resource with all expressions evaluated.</summary>
internal sealed class ArmResource(JsonObject json)
{
    public JsonObject Json => json;

    public string Type => Text("type");

    public string Name => Text("name");

    public bool IsMade => json["condition"]?.GetValue<bool>() ?? true;

    public JsonObject Properties => json["properties"]!.AsObject();

    /// <summary>The resource id, in the form that <c>dependsOn</c> and <c>reference</c> use.</summary>
    public string Id
    {
        get
        {
            var (types, names) = (Type.Split('/'), Name.Split('/'));
            var own = $"/providers/{types[0]}{string.Concat(names.Select((name, place) => $"/{types[place + 1]}/{name}"))}";
            return Type == "Microsoft.Resources/resourceGroups" ? $"{ArmScope.Subscription}/resourceGroups/{Name}"
                : json["scope"] is { } scope ? $"{ScopeId(scope.GetValue<string>())}{own}"
                : json["resourceGroup"] is { } group ? $"{ArmScope.Subscription}/resourceGroups/{group}{own}"
                : $"{ArmScope.Group}{own}";
        }
    }

    public IEnumerable<string> DependsOn => json["dependsOn"]?.AsArray().Select(id => id!.GetValue<string>()) ?? [];

    /// <summary>Returns a property by its path, for example <c>siteConfig.alwaysOn</c>; null if there is none.</summary>
    public JsonNode? this[string path] => path.Split('.').Aggregate((JsonNode?)Properties, (node, name) => node?[name]);

    private static string ScopeId(string scope) => $"{ArmScope.Group}/providers/{scope}";

    private string Text(string name) => json[name]!.GetValue<string>();
}
