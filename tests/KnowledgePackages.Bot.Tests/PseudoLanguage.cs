using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Bot.Tests;

/// <summary>
/// A right-to-left language for tests: the English texts, with each letter replaced by a Hebrew one. If a text on the screen has Latin
/// letters, it does not come from the texts of the language. The bot understands the English phrases in Hebrew letters.
/// </summary>
internal static partial class PseudoLanguage
{
    /// <summary>The language's BCP 47 tag. No translation into this language is planned.</summary>
    public const string Tag = "he";

    /// <summary>The language's name in <c>languages.json</c>.</summary>
    public const string Name = "עברית";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the files of a content folder with this language added.</summary>
    /// <param name="files">The folder's files by path, relative to it.</param>
    public static IEnumerable<(string Path, byte[] Bytes)> AddTo(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        foreach (var (path, bytes) in files.Where(file => !file.Path.StartsWith($"texts/{Tag}/", StringComparison.Ordinal)))
        {
            yield return (path, path == "content.json" ? Offer(bytes) : bytes);
            if (path.StartsWith("texts/en/", StringComparison.Ordinal))
            {
                yield return (path.Replace("/en/", $"/{Tag}/", StringComparison.Ordinal), Write(Translate(JsonNode.Parse(bytes)!)));
            }
        }
    }

    /// <summary>Returns a text in this language. Parts in braces stay unchanged.</summary>
    public static string Of(string english) => Part().Replace(english, part => part.Value[0] == '{' ? part.Value : Letters(part.Value));

    private static string Letters(string word) =>
        string.Concat(word.Select(letter => (char)('א' + (char.ToLowerInvariant(letter) - 'a'))));

    private static byte[] Offer(byte[] settings)
    {
        var json = JsonNode.Parse(settings)!;
        var languages = json["languages"]!.AsArray();
        if (!languages.Any(language => language!.GetValue<string>() == Tag))
        {
            languages.Add(Tag);
        }

        return Write(json);
    }

    private static JsonNode Translate(JsonNode node) => node switch
    {
        JsonObject table => new JsonObject(table.Select(entry =>
            KeyValuePair.Create(entry.Key, entry.Key == "$schema" ? entry.Value!.DeepClone() : (JsonNode?)Translate(entry.Value!)))),
        JsonArray list => new JsonArray([.. list.Select(item => Translate(item!))]),
        _ when node.GetValueKind() == JsonValueKind.Number => node.DeepClone(),
        _ => JsonValue.Create(Of(node.GetValue<string>())),
    };

    private static byte[] Write(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(Plain));

    [GeneratedRegex(@"\{\w+\}|[A-Za-z]+")]
    private static partial Regex Part();
}
