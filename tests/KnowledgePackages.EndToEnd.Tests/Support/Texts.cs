using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>Finds texts by id. Tests use ids instead of texts, so that a reworded text breaks no test.</summary>
internal static partial class Texts
{
    /// <summary>The language that tests use for right-to-left pages.</summary>
    public const string RightToLeft = "ar";

    private static readonly Dictionary<string, string> English = Read("en");
    private static readonly Dictionary<string, string> Arabic = Read(RightToLeft);

    /// <summary>Returns the English text with this id. Its placeholders stay unfilled.</summary>
    public static string Get(string id) => English[id];

    /// <summary>
    /// Returns a pattern for the whole text, in English or Arabic. A placeholder with a value in <paramref name="values"/> matches only
    /// this value; other placeholders match any text.
    /// </summary>
    public static Regex Pattern(string id, params (string Name, object Value)[] values) =>
        new($"^(?:{PatternOf(English[id], values)}|{PatternOf(Arabic.GetValueOrDefault(id, English[id]), values)})$");

    /// <summary>Returns a pattern for a longer text that contains the text with this id, in English or Arabic.</summary>
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

    // Leaves out messages with plural forms, because the label of a button never has plural forms.
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
