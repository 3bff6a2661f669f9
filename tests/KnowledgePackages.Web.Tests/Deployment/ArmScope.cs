using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// The scope of the expressions in one template: its parameters, its variables, and Azure's functions. Records which of them were used.
/// </summary>
internal sealed class ArmScope(JsonObject template, IReadOnlyDictionary<string, JsonNode?> arguments)
{
    public const string Subscription = "/subscriptions/00000000-0000-0000-0000-00000000000a";
    public const string Group = $"{Subscription}/resourceGroups/group";

    private readonly Dictionary<string, JsonNode?> _lambdas = [];

    public HashSet<string> UsedParameters { get; } = [];

    public HashSet<string> UsedVariables { get; } = [];

    /// <summary>The ids of the resources that <c>reference</c> was called for. The template must create each of them.</summary>
    public HashSet<string> Referenced { get; } = [];

    /// <summary>Returns a part of the template with all expressions evaluated.</summary>
    public JsonNode? Resolve(JsonNode? node) =>
        node switch
        {
            // A nested template has its own scope, so leave it unevaluated.
            JsonObject parent => new JsonObject(
                parent.Select(member =>
                    KeyValuePair.Create(
                        ArmExpression.Evaluate(member.Key, this)!.GetValue<string>(),
                        member.Key == "template" ? member.Value?.DeepClone() : Resolve(member.Value)
                    )
                )
            ),
            JsonArray items => new JsonArray([.. items.Select(Resolve)]),
            JsonValue value when value.TryGetValue<string>(out var text) => ArmExpression.Evaluate(text, this)?.DeepClone(),
            _ => node?.DeepClone(),
        };

    public JsonNode? Call(string function, IReadOnlyList<JsonNode?> values) =>
        function switch
        {
            "parameters" => Parameter(Text(values[0])),
            "variables" => Variable(Text(values[0])),
            "resourceGroup" => new JsonObject { ["id"] = Group, ["location"] = "westeurope" },
            "subscription" => new JsonObject { ["id"] = Subscription, ["subscriptionId"] = Subscription.Split('/')[^1] },
            "deployment" => new JsonObject { ["location"] = "westeurope" },
            "environment" => new JsonObject { ["suffixes"] = new JsonObject { ["storage"] = "core.windows.net" } },
            "resourceId" => IdIn(Group, values),
            "subscriptionResourceId" => Text(values[0]) == "Microsoft.Resources/resourceGroups"
                ? $"{Subscription}/resourceGroups/{Text(values[1])}"
                : IdIn(Subscription, values),
            "extensionResourceId" => IdIn(Text(values[0]), [.. values.Skip(1)]),
            "reference" => Reference(Text(values[0])),
            "format" => string.Format(null, Text(values[0]), [.. values.Skip(1).Select(value => (object?)value?.ToString())]),
            "empty" => values[0] switch
            {
                JsonArray items => items.Count == 0,
                JsonObject members => members.Count == 0,
                var value => Text(value).Length == 0,
            },
            "not" => !values[0]!.GetValue<bool>(),
            "length" => values[0] is JsonArray items ? items.Count : Text(values[0]).Length,
            "take" => Text(values[0]) is var text && values[1]!.GetValue<int>() is var most ? text[..Math.Min(text.Length, most)] : null,
            "replace" => Text(values[0]).Replace(Text(values[1]), Text(values[2]), StringComparison.Ordinal),
            "uniqueString" or "guid" => Hash(function, string.Join('-', values)),
            "createArray" => new JsonArray([.. values.Select(value => value?.DeepClone())]),
            "createObject" => new JsonObject(values.Chunk(2).Select(pair => KeyValuePair.Create(Text(pair[0]), pair[1]?.DeepClone()))),
            "union" => new JsonObject(
                values.SelectMany(value => value!.AsObject()).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))
            ),
            "range" => new JsonArray([
                .. Enumerable.Range(values[0]!.GetValue<int>(), values[1]!.GetValue<int>()).Select(number => JsonValue.Create(number)),
            ]),
            "toObject" => new JsonObject(
                values[0]!.AsArray().Select(item => KeyValuePair.Create(Text(Apply(values[1], item)), Apply(values[2], item)?.DeepClone()))
            ),
            "lambdaVariables" => _lambdas[Text(values[0])],
            _ => throw new FormatException($"There is no function {function} here."),
        };

    private static string Text(JsonNode? value) => value!.GetValue<string>();

    private JsonNode? Parameter(string name)
    {
        UsedParameters.Add(name);
        var definition = template["parameters"]?[name] ?? throw new FormatException($"There is no parameter {name}.");
        return arguments.TryGetValue(name, out var value) ? value
            : definition["defaultValue"] is { } given ? Resolve(given)
            : throw new FormatException($"The parameter {name} needs a value.");
    }

    private JsonNode? Variable(string name)
    {
        UsedVariables.Add(name);
        return Resolve(template["variables"]?[name] ?? throw new FormatException($"There is no variable {name}."));
    }

    private JsonNode? Apply(JsonNode? function, JsonNode? item)
    {
        var lambda = function!.GetValue<ArmLambda>();
        _lambdas[lambda.Variable] = item;
        return ArmExpression.Evaluate($"[{lambda.Body}]", this);
    }

    // Returns a stand-in for the state that Azure would return, with the members that our templates use.
    private JsonObject Reference(string id)
    {
        Referenced.Add(id);
        return new JsonObject
        {
            ["principalId"] = "00000000-0000-0000-0000-00000000000b",
            ["clientId"] = "00000000-0000-0000-0000-00000000000c",
            ["tenantId"] = "00000000-0000-0000-0000-00000000000d",
            ["thumbprint"] = "AB12",
            ["customDomainVerificationId"] = "CD34",
            ["outputs"] = new JsonObject(((string[])["appName", "address", "host", "appId", "domainVerificationId"]).Select(
                name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["value"] = name }))),
        };
    }

    private static string IdIn(string scope, IReadOnlyList<JsonNode?> parts)
    {
        var type = Text(parts[0]).Split('/');
        if (type.Length != parts.Count)
        {
            throw new FormatException($"The type {parts[0]} needs {type.Length - 1} names, but {parts.Count - 1} are given.");
        }

        return $"{scope}/providers/{type[0]}{string.Concat(parts.Skip(1).Select((name, place) => $"/{type[place + 1]}/{Text(name)}"))}";
    }

    private static string Hash(string function, string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return function == "guid" ? new Guid(hash.AsSpan(0, 16)).ToString() : Convert.ToHexStringLower(hash)[..13];
    }
}
