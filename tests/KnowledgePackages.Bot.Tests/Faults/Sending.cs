using System.Text.Json;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>One message in a channel: the person's input, with its timestamps. The channel can deliver it any number of times.</summary>
/// <param name="Id">The channel's id of this delivery.</param>
/// <param name="Text">The typed text; null for a tap.</param>
/// <param name="Data">The data of the tapped button; null for a text.</param>
/// <param name="CardId">The id of the message with the button; null for a text.</param>
/// <param name="Local">The time of sending by the person's clock; null if the client does not send it.</param>
/// <param name="Channel">The time of sending by the channel's clock; null if the channel does not send it.</param>
internal sealed record Sending(
    string Id, string? Text, JsonElement? Data = null, string? CardId = null, DateTimeOffset? Local = null, DateTimeOffset? Channel = null)
{
    /// <summary>Returns a new activity for this delivery.</summary>
    public Activity ToActivity(string? conversation = null) => new()
    {
        Type = ActivityTypes.Message,
        Id = Id,
        Text = Text,
        Value = Data,
        ReplyToId = CardId,
        LocalTimestamp = Local,
        Timestamp = Channel,
        Locale = "en-GB",
        Conversation = conversation is null ? null : new ConversationAccount { Id = conversation },
    };

    public override string ToString() => $"{Local ?? Channel:HH:mm:ss.fff} {Id} {Text ?? Data?.GetRawText()}";
}
