using System.Text.Json;
using System.Text.Json.Nodes;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>
/// The shipped content with one more language, which runs from right to left: every text of the conversation and the page in English, after
/// an Arabic letter. What is not in it, the long texts, shows that a language may be incomplete.
/// </summary>
internal sealed class PseudoLanguage : IAsyncDisposable
{
    public const string Tag = "ar";
    public const string Mark = "ع ";

    private PseudoLanguage()
    {
        var shipped = Repository.PathTo("dialogs-content");
        foreach (var file in Directory.EnumerateFiles(shipped, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "content.json")))!;
        settings["languages"]!.AsArray().Add(Tag);
        File.WriteAllText(Path.Combine(Folder, "content.json"), settings.ToJsonString());
        Directory.CreateDirectory(Path.Combine(Folder, "texts", Tag));
        Translate("messages.json");
        Translate("page.json");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("knowledge-packages-content-").FullName;

    public static PseudoLanguage Write() => new();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    // The plural forms of Arabic are not those of English: these messages stay as they are.
    private void Translate(string name)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "texts", "en", name)))!;
        var translated = file["messages"]!.AsObject().Where(message => message.Value!.GetValueKind() == JsonValueKind.String)
            .Select(message => KeyValuePair.Create(message.Key, (JsonNode?)$"{Mark}{message.Value!.GetValue<string>()}"));
        file["messages"] = new JsonObject(translated.ToList());
        File.WriteAllText(Path.Combine(Folder, "texts", Tag, name), file.ToJsonString());
    }
}
