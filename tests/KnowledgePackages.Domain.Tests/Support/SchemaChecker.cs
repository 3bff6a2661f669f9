using System.Text.Json;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Domain.Tests.Support;

/// <summary>
/// Checks a JSON value against the part of JSON Schema (draft 2020-12) that our schemas use. We wrote it ourselves, because the available
/// packages either cannot be restored or depend on Newtonsoft.Json. An unsupported keyword throws, so no rule of a schema is skipped
/// silently.
/// </summary>
internal sealed class SchemaChecker(JsonElement root)
{
    /// <summary>Returns the violations, each with its path; empty if the value conforms to the schema.</summary>
    public IEnumerable<string> Check(JsonElement value) => Check(value, root, "$");

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, string path)
    {
        if (schema.ValueKind == JsonValueKind.False)
        {
            return [$"{path} is not allowed"];
        }

        if (schema.ValueKind == JsonValueKind.True)
        {
            return [];
        }

        return schema.EnumerateObject().SelectMany(keyword => Check(value, schema, keyword.Name, keyword.Value, path));
    }

    private IEnumerable<string> Check(JsonElement value, JsonElement schema, string keyword, JsonElement rule, string path) =>
        keyword switch
        {
            "$schema" or "$defs" or "title" or "description" => [],
            "$ref" => Check(value, root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), path),
            "type" => Unless(Types(rule).Contains(TypeOf(value)), $"{path} is no {rule}"),
            "enum" => Unless(rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), $"{path} is none of {rule}"),
            "pattern" => Unless(
                value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!),
                $"{path} does not match {rule}"
            ),
            "maxLength" => Unless(
                value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.GetInt32(),
                $"{path} is longer than {rule}"
            ),
            "minimum" => Unless(
                value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(),
                $"{path} is below {rule}"
            ),
            "maximum" => Unless(
                value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(),
                $"{path} is above {rule}"
            ),
            "minItems" => Unless(
                Items(value).Count >= rule.GetInt32() || value.ValueKind != JsonValueKind.Array,
                $"{path} has fewer than {rule} items"
            ),
            "maxItems" => Unless(Items(value).Count <= rule.GetInt32(), $"{path} has more than {rule} items"),
            "uniqueItems" => Unless(
                Items(value).DistinctBy(item => item.GetRawText()).Count() == Items(value).Count,
                $"{path} has an item twice"
            ),
            "items" => Items(value).SelectMany((item, index) => Check(item, rule, $"{path}[{index}]")),
            "anyOf" => Unless(rule.EnumerateArray().Any(choice => !Check(value, choice, path).Any()), $"{path} fits no choice"),
            "required" => rule.EnumerateArray()
                .Where(name => value.ValueKind == JsonValueKind.Object && !value.TryGetProperty(name.GetString()!, out _))
                .Select(name => $"{path}.{name} is missing"),
            "properties" => Members(value)
                .Where(member => rule.TryGetProperty(member.Name, out _))
                .SelectMany(member => Check(member.Value, rule.GetProperty(member.Name), $"{path}.{member.Name}")),
            "additionalProperties" => Members(value)
                .Where(member => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out _)))
                .SelectMany(member => Check(member.Value, rule, $"{path}.{member.Name}")),
            "propertyNames" => Members(value)
                .SelectMany(member => Check(JsonSerializer.SerializeToElement(member.Name), rule, $"{path}.{member.Name}")),
            _ => throw new NotSupportedException($"The schema keyword '{keyword}' is not checked yet."),
        };

    private static IEnumerable<string> Unless(bool good, string problem) => good ? [] : [problem];

    private static IEnumerable<string?> Types(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(type => type.GetString()) : [rule.GetString()];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static List<JsonElement> Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];

    private static List<JsonProperty> Members(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? [.. value.EnumerateObject()] : [];
}
