using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>The texts by id, so that a test names the id and rewording breaks nothing.</summary>
internal static partial class Texts
{
    /// <summary>The language of the tests that look at a page from right to left.</summary>
    public const string RightToLeft = "ar";

    private static readonly Dictionary<string, string> English = Read("en");
    private static readonly Dictionary<string, string> Arabic = Read(RightToLeft);

    /// <summary>The text as it is written.</summary>
    public static string Get(string id) => English[id];

    /// <summary>
    /// Matches the whole text, in English or in Arabic, whatever stands for its placeholders, but for those that are given.
    /// </summary>
    public static Regex Pattern(string id, params (string Name, object Value)[] values) =>
        new($"^(?:{PatternOf(English[id], values)}|{PatternOf(Arabic.GetValueOrDefault(id, English[id]), values)})$");

    /// <summary>Matches a piece of a longer text in the same way.</summary>
    public static Regex Part(string id, params (string Name, object Value)[] values) =>
        new($"(?:{PatternOf(English[id], values)}|{PatternOf(Arabic.GetValueOrDefault(id, English[id]), values)})");

    private static string PatternOf(string text, (string Name, object Value)[] values) =>
        string.Concat(
            Placeholder()
                .Split(text)
                .Select(
                    (part, index) =>
                        index % 2 == 0 ? Regex.Escape(part)
                        : values.FirstOrDefault(value => value.Name == part).Value is { } value ? Regex.Escape($"{value}")
                        : ".+"
                )
        );

    // A message with plural forms is left out: no button has one.
    private static Dictionary<string, string> Read(string language) => ((string[])["messages.json", "page.json"]).SelectMany(file =>
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(RepositoryFolder.PathTo("dialogs-content", "texts", language, file)));
        return json.RootElement.GetProperty("messages").EnumerateObject()
            .Where(message => message.Value.ValueKind == JsonValueKind.String)
            .Select(message => KeyValuePair.Create(message.Name, message.Value.GetString()!)).ToList();
    }).ToDictionary();

    [GeneratedRegex(@"\{([a-z][A-Za-z0-9]*)\}")]
    private static partial Regex Placeholder();
}
