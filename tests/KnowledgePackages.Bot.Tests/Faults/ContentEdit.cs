using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>
/// An editor's changes of the content, in memory. Changes all files that an edit affects, so that the loader accepts them.
/// </summary>
internal sealed class ContentEdit
{
    private readonly List<Action<string, JsonNode>> _edits = [];
    private readonly HashSet<string> _files = [];

    /// <summary>Loads the sample content with the changes.</summary>
    public DialogsContent Load() => Sample.Load(Edit);

    /// <summary>Loads the shipped content with the changes.</summary>
    public DialogsContent LoadShipped() => TestContent.Load(Edit);

    public ContentEdit In(string file, Action<JsonNode> edit)
    {
        _edits.Add((path, json) =>
        {
            if (path == file)
            {
                edit(json);
            }
        });
        return this;
    }

    /// <summary>Removes everything that has this id, and all references to it.</summary>
    public ContentEdit Without(string id)
    {
        _edits.Add((_, json) => Remove(json, id));
        return this;
    }

    /// <summary>Removes a station. Challenges that led to it lead to <paramref name="instead"/>.</summary>
    public ContentEdit WithoutStation(string id, string instead)
    {
        _files.Add($"stations/{id}.json");
        return In("challenges.json", json =>
        {
            foreach (var stations in json["challenges"]!.AsArray().Select(challenge => challenge!["stations"]!.AsArray()))
            {
                var ids = stations
                            .Select(station => station!.GetValue<string>())
                            .Select(station => station == id ? instead : station)
                            .Distinct()
                            .ToList();
                stations.Clear();
                ids.ForEach(station => stations.Add((JsonNode)station));
            }
        })
        .In("templates.json", json =>
        {
            foreach (var places in json["templates"]!.AsArray().Select(template => template!["offeredAt"]!.AsArray()))
            {
                var ids = places
                    .Select(place => place!.GetValue<string>())
                    .Select(place => place.StartsWith($"{id}-", StringComparison.Ordinal) ? $"{instead}-a1" : place)
                    .Distinct()
                    .ToList();
                places.Clear();
                ids.ForEach(place => places.Add((JsonNode)place));
            }
        })
        .Without(id);
    }

    /// <summary>
    /// Inserts a new question with the id <paramref name="id"/> in front of the question <paramref name="before"/>. The new question is a
    /// copy of that question.
    /// </summary>
    public ContentEdit WithQuestion(string id, string before) =>
        In("packages.json", json =>
        {
            var questions = Questions(json);
            questions.Insert(questions.Select(question => question!.GetValue<string>()).ToList().IndexOf(before), (JsonNode)id);
        })
        .In("challenges.json", json =>
        {
            var challenges = json["challenges"]!.AsArray();
            var copy = challenges.Single(challenge => challenge!["id"]!.GetValue<string>() == before)!.DeepClone();
            copy["id"] = id;
            challenges.Add(copy);
        })
        .In("texts/en/challenges.json", json => json["challenges"]![id] = json["challenges"]![before]!.DeepClone());

    /// <summary>Reverses the order of the questions.</summary>
    public ContentEdit WithQuestionsReversed() => In("packages.json", json => Reverse(Questions(json)));

    /// <summary>Reverses the order of a station's resources and tips, so that its steps contain other items.</summary>
    public ContentEdit WithStationReversed(string id) => In($"stations/{id}.json", json =>
    {
        Reverse(json["resources"]!.AsArray());
        Reverse(json["tips"]!.AsArray());
    });

    /// <summary>Sets the number of resources and of tips in one step of a station.</summary>
    public ContentEdit WithSteps(int resources, int tips) => In("content.json", json =>
    {
        json["resourcesPerStep"] = resources;
        json["tipsPerStep"] = tips;
    });

    public ContentEdit WithWords(string question, string words) =>
        In("texts/en/challenges.json", json => json["challenges"]![question]!["question"] = words);

    private ContentFile? Edit(ContentFile file)
    {
        if (_files.Contains(file.Path))
        {
            return null;
        }

        var json = JsonNode.Parse(file.Bytes.Span)!;
        _edits.ForEach(edit => edit(file.Path, json));
        return file with { Bytes = Encoding.UTF8.GetBytes(json.ToJsonString()) };
    }

    private static JsonArray Questions(JsonNode packages) => packages["packages"]![1]!["challenges"]!.AsArray();

    private static void Reverse(JsonArray array)
    {
        var items = array.Reverse().ToList();
        array.Clear();
        items.ForEach(array.Add);
    }

    private static void Remove(JsonNode? node, string id)
    {
        if (node is JsonObject table)
        {
            table.Remove(id);
            foreach (var (_, value) in table)
            {
                Remove(value, id);
            }
        }
        else if (node is JsonArray list)
        {
            list.RemoveAll(item => item switch
            {
                JsonValue value => value.TryGetValue<string>(out var text) && text == id,
                JsonObject thing => thing["id"] is JsonValue own && own.GetValue<string>() == id,
                _ => false,
            });
            foreach (var item in list)
            {
                Remove(item, id);
            }
        }
    }
}
