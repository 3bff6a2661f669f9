using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace KnowledgePackages.Benchmarks.Sdk;

/// <summary>Reads the product's English texts from the content folder.</summary>
internal sealed partial class PeerContent
{
    private readonly string _folder;
    private readonly JToken _messages;

    public PeerContent(string folder)
    {
        _folder = folder;
        _messages = Texts("messages");
        var (challenges, words) = (Read("challenges.json")["challenges"]!, Texts("challenges"));
        var (packages, titles, stations) = (Read("packages.json")["packages"]!, Texts("packages"), Texts("stations"));
        Beginner = Package("beginner", 1);
        Advanced = Package("advanced", 2);
        Questions = [.. Ids(Level("advanced")["challenges"]!).Select(Question)];

        JToken Level(string level) => packages.Single(package => Text(package, "level") == level);

        PeerQuestion Question(string id)
        {
            var challenge = challenges.Single(challenge => Text(challenge, "id") == id);
            var resources = Ids(challenge["resources"]!).Length;
            return new(id, Text(words[id]!, "question"), Text(words[id]!, "point"), Ids(challenge["stations"]!), resources);
        }

        PeerPackage Package(string level, int number)
        {
            var id = Text(Level(level), "id");
            return new(
                id, Say("package", ("number", number)), Text(titles[id]!, "title"), Text(titles[id]!, "tagline"),
                [.. Ids(Level(level)["stations"]!).Select(station => new PeerStation(station, Text(stations[station]!, "title")))]);
        }
    }

    public IReadOnlyList<PeerQuestion> Questions { get; }

    public PeerPackage Beginner { get; }

    public PeerPackage Advanced { get; }

    /// <summary>Returns a message with its placeholders filled in. The value <c>count</c> selects the plural form.</summary>
    public string Say(string id, params (string Name, object Value)[] values)
    {
        var message = _messages[id]!;
        var isOne = values.Any(value => value is { Name: "count", Value: 1 });
        var form = message is JObject forms ? (isOne ? forms["one"] : null) ?? forms["other"] : message;
        return Gap().Replace((string)form!, gap =>
            Convert.ToString(values.First(value => value.Name == gap.Groups[1].Value).Value, CultureInfo.InvariantCulture)!);
    }

    private JToken Texts(string name) => Read("texts", "en", $"{name}.json")[name]!;

    private JObject Read(params string[] names) => JObject.Parse(File.ReadAllText(Path.Combine([_folder, .. names])));

    private static string[] Ids(JToken list) => [.. list.Select(id => (string)id!)];

    private static string Text(JToken texts, string name) => (string)texts[name]!;

    [GeneratedRegex("{([a-z][A-Za-z0-9]*)}")]
    private static partial Regex Gap();
}

internal sealed record PeerQuestion(string Id, string Question, string Point, string[] Stations, int Resources);

internal sealed record PeerPackage(string Id, string Name, string Title, string Tagline, IReadOnlyList<PeerStation> Stations);

internal sealed record PeerStation(string Id, string Title);
