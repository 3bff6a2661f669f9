using System.Text.Json;

namespace KnowledgePackages.Bot.Conversation.Intents;

/// <summary>
/// The data that a card's button carries: the intent, the prompt with which the card was shown, and the round of the journey.
/// </summary>
/// <param name="Intent">The intent that tapping the button requests.</param>
/// <param name="At">
/// The id of the <see cref="OpenPrompt"/> with which the card was shown. A card that is no prompt but can be replaced has a fixed id
/// instead, for example "plan".
/// </param>
/// <param name="Round">The journey's round at the time when the card was shown. A restart makes the button outdated.</param>
/// <param name="For">The mark of the <see cref="GroupMember"/> who owns the button; null if anybody may tap it.</param>
internal sealed record Button(Intent Intent, string At, int Round, string? For = null)
{
    /// <summary>Writes the properties of the flat object that <c>Action.Submit</c> sends back.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("do"u8, Intent.Definition.Id);
        json.WriteString("at"u8, At);
        json.WriteNumber("round"u8, Round);
        if (For is not null)
        {
            json.WriteString("for"u8, For);
        }

        Intent.Definition.Write(json, Intent);
    }

    /// <summary>Returns the tapped button; null if the payload is not the complete data of one of the bot's buttons.</summary>
    /// <param name="value">The payload: the value of the activity.</param>
    public static Button? Read(object? value) =>
        Payload.AsObject(value) is { } json
        && json.Text("do") is { } id
        && IntentTable.Find(id)?.Read(json) is { } intent
        && json.Number("round") is { } round
            ? new(intent, json.Text("at") ?? (intent as Intent.Answer)?.QuestionId ?? "", round, json.Text("for"))
            : null;
}
