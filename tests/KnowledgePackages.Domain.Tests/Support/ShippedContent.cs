using System.Text.Json;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Texts;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Domain.Tests.Support;

/// <summary>The <c>dialogs-content</c> of this repository.</summary>
internal static class ShippedContent
{
    private static readonly Lazy<DialogsContent> Shared = new(() => Load().Expect());

    public static DialogsContent Content => Shared.Value;

    public static string Folder { get; } = RepositoryFolder.PathTo("dialogs-content");

    public static IReadOnlyList<ContentFile> Files() =>
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(path => new ContentFile(Path.GetRelativePath(Folder, path).Replace('\\', '/'), File.ReadAllBytes(path))),
    ];

    /// <summary>Requires exactly the messages that exist, because other tests check which messages the bot and the page need.</summary>
    public static ContentRequirements Requirements { get; } =
        new(
            [
                .. Table("messages.json", "messages")
                    .Concat(Table("page.json", "messages"))
                    .Select(entry => new MessageDefinition(entry.Name, [.. Names(entry.Value)])),
            ],
            [.. Table("synonyms.json", "synonyms").Select(entry => entry.Name)]
        );

    public static ContentResult Load() => ContentLoader.Load(Files(), Requirements);

    private static List<JsonProperty> Table(string file, string name) =>
        [
            .. JsonDocument
                .Parse(File.ReadAllBytes(Path.Combine(Folder, "texts", "en", file)))
                .RootElement.GetProperty(name)
                .EnumerateObject(),
        ];

    private static IEnumerable<string> Names(JsonElement message) => message.ValueKind == JsonValueKind.String
        ? Placeholders.In(message.GetString()!)
        : message.EnumerateObject().SelectMany(form => Placeholders.In(form.Value.GetString()!)).Append("count").Distinct();
}
