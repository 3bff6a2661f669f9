using System.Text.Json;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>Decides whether a message in a group is meant for the bot or for other people.</summary>
internal static class GroupTalk
{
    /// <summary>
    /// Returns whether a message is for the bot: always in a conversation with one person; in a group only a tap, a mention or a reply to
    /// the bot.
    /// </summary>
    public static bool IsForTheBot(Activity activity) =>
        !GroupMember.IsGroup(activity.Conversation)
        || activity.Value is not null
        || Mentions(activity)
        || RepliesToABot(activity);

    private static bool Mentions(Activity activity) =>
        activity.ReadMentions().Any(mention => mention.Mentioned?.Id is { } id && id == activity.Recipient?.Id)
        || (activity.Recipient?.Name is { Length: > 0 } name
            && activity.Text?.Contains($"@{name}", StringComparison.OrdinalIgnoreCase) == true);

    // Telegram's channel data contains the received message, and inside that message the message that it replies to.
    private static bool RepliesToABot(Activity activity) =>
        Payload.AsObject(activity.ChannelData) is { } data
        && Inner(data, "message") is { } message
        && Inner(message, "reply_to_message") is { } repliedTo
        && Inner(repliedTo, "from")?.Flag("is_bot") == true;

    private static JsonElement? Inner(JsonElement element, string name) =>
        element.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : null;
}
