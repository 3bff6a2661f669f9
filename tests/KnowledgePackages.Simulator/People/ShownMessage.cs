using System.Text.Json.Nodes;

namespace KnowledgePackages.Simulator.People;

/// <summary>A message of the bot as it stands in the conversation.</summary>
/// <param name="Id">The channel's id.</param>
/// <param name="Place">Its place in the conversation, from 0.</param>
/// <param name="Activity">The newest version of it.</param>
/// <param name="IsRepeat">Whether the very same was shown before: a person sees that, and does not take it for new.</param>
internal sealed record ShownMessage(string Id, int Place, JsonObject Activity, bool IsRepeat)
{
    /// <summary>What its buttons carry.</summary>
    public IReadOnlyList<JsonObject> Buttons { get; } = [.. ButtonsIn(Activity)];

    /// <summary>What was written without a card.</summary>
    public string? Text => Activity["text"]?.GetValue<string>();

    /// <summary>Id of the place that its buttons belong to.</summary>
    public string? At => Buttons.Count > 0 ? Buttons[0]["at"]?.GetValue<string>() : null;

    /// <summary>The question that it asks; null: none, or not any more.</summary>
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
