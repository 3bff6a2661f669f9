using System.Text.Json;
using System.Text.RegularExpressions;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>The English texts by id, so that a test names the id and rewording breaks nothing.</summary>
internal static partial class Texts
{
    private static readonly Dictionary<string, string> All = Read("messages.json").Concat(Read("page.json")).ToDictionary();

    /// <summary>The text as it is written.</summary>
    public static string Get(string id) => All[id];

    /// <summary>Matches the whole text, also in the pseudo-language, whatever stands for its placeholders, but for those that are given.</summary>
    public static Regex Pattern(string id, params (string Name, object Value)[] values) =>
        new($"^({PseudoLanguage.Mark})?{PatternOf(id, values)}$");

    /// <summary>Matches a piece of a longer text in the same way.</summary>
    public static Regex Part(string id, params (string Name, object Value)[] values) => new(PatternOf(id, values));

    private static string PatternOf(string id, (string Name, object Value)[] values) => string.Concat(Placeholder().Split(Get(id)).Select((part, index) =>
        index % 2 == 0 ? Regex.Escape(part)
        : values.FirstOrDefault(value => value.Name == part).Value is { } value ? Regex.Escape($"{value}")
        : ".+"));

    // A message with plural forms is left out: no button has one.
    private static IEnumerable<KeyValuePair<string, string>> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Repository.PathTo("dialogs-content", "texts", "en", file)));
        return [.. json.RootElement.GetProperty("messages").EnumerateObject()
            .Where(message => message.Value.ValueKind == JsonValueKind.String)
            .Select(message => KeyValuePair.Create(message.Name, message.Value.GetString()!))];
    }

    [GeneratedRegex(@"\{([a-z][A-Za-z0-9]*)\}")]
    private static partial Regex Placeholder();
}
