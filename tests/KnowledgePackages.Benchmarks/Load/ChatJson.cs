using System.Globalization;
using System.Text.Json;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>What a chat on a website sends, and what it finds in a reply.</summary>
internal static class ChatJson
{
    /// <summary>Somebody comes in.</summary>
    /// <param name="person">Names the conversation and the person.</param>
    /// <param name="id">The activity's, unique in the conversation.</param>
    /// <param name="serviceUrl">Where replies go.</param>
    public static string Join(string person, string id, string serviceUrl) => Activity(person, id, serviceUrl, "conversationUpdate", $$"""
        "membersAdded":[{"id":"{{person}}"}]
        """);

    /// <summary>Somebody clicks a button with this data.</summary>
    public static string Click(string person, string id, string serviceUrl, JsonElement data) =>
        Activity(
            person,
            id,
            serviceUrl,
            "message",
            $$"""
            "value":{{data.GetRawText()}}
            """
        );

    /// <summary>Every button of a reply's cards.</summary>
    public static IEnumerable<JsonElement> Buttons(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Buttons),
        JsonValueKind.Object when Text(json, "type") == "Action.Submit" => [json],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Buttons(property.Value)),
        _ => [],
    };

    /// <summary>A property that is a text; null where there is none.</summary>
    public static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Activity(string person, string id, string serviceUrl, string type, string more)
    {
        var now = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        return $$"""
            {"type":"{{type}}","id":"{{person}}|{{id}}","timestamp":"{{now}}","localTimestamp":"{{now}}","channelId":"webchat",
            "serviceUrl":"{{serviceUrl}}","from":{"id":"{{person}}","name":"Visitor"},"conversation":{"id":"{{person}}"},
            "recipient":{"id":"bot","name":"Bot"},"locale":"en-GB",{{more}}}
            """;
    }
}
