using System.Globalization;
using System.Text.Json;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>Writes the activities that a website chat sends, and reads the replies that the chat gets.</summary>
internal static class ChatJson
{
    /// <summary>Returns the activity of a person who joins the conversation.</summary>
    /// <param name="person">The id of both the conversation and the person.</param>
    /// <param name="id">The id of the activity, unique in the conversation.</param>
    /// <param name="serviceUrl">The address to which the bot sends replies.</param>
    public static string Join(string person, string id, string serviceUrl) => Activity(person, id, serviceUrl, "conversationUpdate", $$"""
        "membersAdded":[{"id":"{{person}}"}]
        """);

    /// <summary>Returns the activity of a click on a button with this data.</summary>
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

    /// <summary>Returns all buttons in a reply's cards.</summary>
    public static IEnumerable<JsonElement> Buttons(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Buttons),
        JsonValueKind.Object when Text(json, "type") == "Action.Submit" => [json],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Buttons(property.Value)),
        _ => [],
    };

    /// <summary>Returns the value of a property; null if the property is missing or is no string.</summary>
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
