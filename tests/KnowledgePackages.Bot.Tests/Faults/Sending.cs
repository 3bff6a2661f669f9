using System.Text.Json;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Tests.Faults;

/// <summary>One message as a channel holds it: what a person sent, and by which clocks. It can be delivered any number of times.</summary>
/// <param name="Id">The channel's id of this delivery.</param>
/// <param name="Text">What was written; null for a tap.</param>
/// <param name="Data">What the tapped button carries.</param>
/// <param name="CardId">The message that the button stands on.</param>
/// <param name="Local">When, by the person's clock, where the client tells.</param>
/// <param name="Channel">When, by the channel's clock, where it tells.</param>
internal sealed record Sending(
    string Id, string? Text, JsonElement? Data = null, string? CardId = null, DateTimeOffset? Local = null, DateTimeOffset? Channel = null)
{
    /// <summary>A fresh activity of this delivery.</summary>
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
