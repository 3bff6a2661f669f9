using System.Text.Json;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>Tells what is meant for the bot from what people say to each other in a group.</summary>
internal static class GroupTalk
{
    /// <summary>Whether a message is for the bot: alone with a person always, in a group a tap, a mention or a reply to the bot.</summary>
    public static bool IsForTheBot(Activity activity) =>
        !GroupMember.IsGroup(activity.Conversation)
        || activity.Value is not null
        || Mentions(activity)
        || RepliesToABot(activity);

    private static bool Mentions(Activity activity) =>
        activity.ReadMentions().Any(mention => mention.Mentioned?.Id is { } id && id == activity.Recipient?.Id)
        || (activity.Recipient?.Name is { Length: > 0 } name
            && activity.Text?.Contains($"@{name}", StringComparison.OrdinalIgnoreCase) == true);

    // Telegram's own message says to whom it replies.
    private static bool RepliesToABot(Activity activity) =>
        Payload.AsObject(activity.ChannelData) is { } data
        && Inner(data, "message") is { } message
        && Inner(message, "reply_to_message") is { } repliedTo
        && Inner(repliedTo, "from")?.Flag("is_bot") == true;

    private static JsonElement? Inner(JsonElement element, string name) =>
        element.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : null;
}
