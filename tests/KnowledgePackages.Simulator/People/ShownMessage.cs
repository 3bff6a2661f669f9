using System.Text.Json.Nodes;

namespace KnowledgePackages.Simulator.People;

/// <summary>A message of the bot in its latest version.</summary>
/// <param name="Id">The id that the channel assigned.</param>
/// <param name="Place">The message's position in the conversation, from 0.</param>
/// <param name="Activity">The latest version of the activity.</param>
/// <param name="IsRepeat">Whether an identical message was shown before. People do not react to such a message.</param>
internal sealed record ShownMessage(string Id, int Place, JsonObject Activity, bool IsRepeat)
{
    /// <summary>The data of the buttons.</summary>
    public IReadOnlyList<JsonObject> Buttons { get; } = [.. ButtonsIn(Activity)];

    /// <summary>The text outside of a card; null if there is none.</summary>
    public string? Text => Activity["text"]?.GetValue<string>();

    /// <summary>The content id of the step to which the buttons belong; null without buttons.</summary>
    public string? At => Buttons.Count > 0 ? Buttons[0]["at"]?.GetValue<string>() : null;

    /// <summary>The id of the question that the buttons answer; null if no button answers a question.</summary>
    public string? Question => Buttons.FirstOrDefault(button => IsVerb(button, "answer"))?["question"]?.GetValue<string>();

    public IEnumerable<JsonObject> Verb(string verb) => Buttons.Where(button => IsVerb(button, verb));

    public bool Has(string verb) => Verb(verb).Any();

    private static bool IsVerb(JsonObject button, string verb) => button["do"]?.GetValue<string>() == verb;

    private static IEnumerable<JsonObject> ButtonsIn(JsonNode? node) =>
        node switch
        {
            JsonObject action
                when action["type"] is JsonValue type && type.GetValue<string>() == "Action.Submit" && action["data"] is JsonObject data =>
            [
                data,
            ],
            JsonObject item => item.SelectMany(property => ButtonsIn(property.Value)),
            JsonArray items => items.SelectMany(ButtonsIn),
            _ => [],
        };
}
