using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Teams;

/// <summary>
/// Creates the JSON of a Teams app from the template, the command's parameters and the content: <c>manifest.json</c>, and a file with texts
/// for each language.
/// </summary>
internal static partial class TeamsManifest
{
    private const string SchemaFolder = "MicrosoftTeams.schema.json";

    // The schema requires a list of commands for each scope. The bot has the same commands in all scopes.
    private static readonly string[] Scopes = ["personal", "team", "groupChat"];

    /// <summary>Returns the manifest with its texts in the default language.</summary>
    public static JsonObject Manifest(JsonObject template, IReadOnlyDictionary<string, string> values, DialogsContent content)
    {
        var manifest = Filled(template, values).AsObject();
        var texts = content.In(content.DefaultLanguage);
        manifest["name"] = new JsonObject { ["short"] = Name("name.short", values, texts), ["full"] = Name("name.full", values, texts) };
        manifest["description"] = new JsonObject
        {
            ["short"] = texts.Teams("description.short"),
            ["full"] = texts.Teams("description.full"),
        };
        manifest["bots"]![0]!["commandLists"] = new JsonArray([.. Scopes.Select(scope => CommandList(scope, texts))]);
        manifest["localizationInfo"] = new JsonObject
        {
            ["defaultLanguageTag"] = content.DefaultLanguage,
            ["defaultLanguageFile"] = FileOf(content.DefaultLanguage),
            ["additionalLanguages"] = new JsonArray([.. content.Languages.Skip(1).Select(language =>
                new JsonObject { ["languageTag"] = language, ["file"] = FileOf(language) })]),
        };
        return manifest;
    }

    /// <summary>Returns the file with the texts of one language. The name of each text is its path in the manifest.</summary>
    public static JsonObject Localization(JsonObject template, IReadOnlyDictionary<string, string> values, ContentTexts texts)
    {
        var file = new JsonObject
        {
            ["$schema"] = template["$schema"]!
                .GetValue<string>()
                .Replace(SchemaFolder, "MicrosoftTeams.Localization.schema.json", StringComparison.Ordinal),
        };
        foreach (var id in (string[])["name.short", "name.full"])
        {
            file[id] = Name(id, values, texts);
        }

        foreach (var id in (string[])["description.short", "description.full"])
        {
            file[id] = texts.Teams(id);
        }

        for (var list = 0; list < Scopes.Length; list++)
        {
            for (var command = 0; command < TeamsTexts.Commands.Count; command++)
            {
                var place = $"bots[0].commandLists[{list}].commands[{command}]";
                file[$"{place}.title"] = Title(TeamsTexts.Commands[command], texts);
                file[$"{place}.description"] = texts.Teams(TeamsTexts.DescriptionOf(TeamsTexts.Commands[command]));
            }
        }

        return file;
    }

    /// <summary>Returns the path of a language's file in the zip.</summary>
    public static string FileOf(string language) => $"{language}.json";

    // Returns the app's name: the operator's own name in all languages, or the content's name in the language of the texts.
    private static string Name(string id, IReadOnlyDictionary<string, string> values, ContentTexts texts) =>
        values.GetValueOrDefault(TeamsPackageParameters.Name) ?? texts.Teams(id);

    private static JsonObject CommandList(string scope, ContentTexts texts) => new()
    {
        ["scopes"] = new JsonArray(scope),
        ["commands"] = new JsonArray([.. TeamsTexts.Commands.Select(command => new JsonObject
        {
            ["title"] = Title(command, texts),
            ["description"] = texts.Teams(TeamsTexts.DescriptionOf(command)),
        })]),
    };

    private static string Title(string command, ContentTexts texts)
    {
        var word = texts.Synonyms(command)[0];
        return word.Length <= TeamsTexts.MaxCommandLength
            ? word
            : throw new StartException(
                $"texts/{texts.Language}/synonyms.json: {command}: The first word is a command in Teams, and has {word.Length} "
                + $"characters. Put one first that has at most {TeamsTexts.MaxCommandLength}."
            );
    }

    private static JsonNode Filled(JsonNode node, IReadOnlyDictionary<string, string> values) =>
        node switch
        {
            JsonObject parent => new JsonObject(
                parent.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Filled(member.Value!, values)))
            ),
            JsonArray items => new JsonArray([.. items.Select(item => Filled(item!, values))]),
            JsonValue value when value.TryGetValue<string>(out var text) => Placeholder()
                .Replace(
                    text,
                    match =>
                        values.TryGetValue(match.Groups[1].Value, out var filled)
                            ? filled
                            : throw new StartException(
                                $"manifest.json: There is no value for {match.Value}. Give --{match.Groups[1].Value}."
                            )
                ),
            _ => node.DeepClone(),
        };

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Placeholder();
}
