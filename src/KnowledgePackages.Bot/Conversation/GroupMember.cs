using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// The sender of an activity in a group, that is, in a conversation of several people. Each member has a separate journey. So each card
/// names the member to whom it belongs (its owner), and the card's buttons carry the owner's mark.
/// </summary>
/// <param name="Mark">
/// A hash of the member's id, which buttons carry. It is long enough to distinguish the members of one conversation.
/// </param>
/// <param name="Account">The member's account, to which a mention refers.</param>
/// <param name="Name">
/// The display name: letters, digits, apostrophes and spaces only, so that no name becomes markup or a link. May be empty.
/// </param>
/// <param name="IsMentionable">Whether the channel supports mentions inside cards.</param>
internal sealed record GroupMember(string Mark, ChannelAccount Account, string Name, bool IsMentionable)
{
    /// <summary>The maximum length of a name in UTF-16 code units. Longer names are truncated.</summary>
    public const int MaxName = 40;

    private const int MarkBytes = 9;
    private const string GroupChat = "groupChat";
    private const string Channel = "channel";

    /// <summary>The name as a card shows it: as a mention on channels that support mentions in cards.</summary>
    public string Shown => IsMentionable ? $"<at>{Name}</at>" : Name;

    /// <summary>
    /// Returns the sender of an activity in a group; null in a conversation with one person, and for an activity without a sender.
    /// </summary>
    public static GroupMember? Of(Activity activity)
    {
        if (!IsGroup(activity.Conversation) || activity.From is not { Id: { Length: > 0 } id } from)
        {
            return null;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        var name = Plain(from.Name);
        return new(
            Base64Url.EncodeToString(hash.AsSpan(0, MarkBytes)),
            new ChannelAccount(id, name),
            name,
            activity.ChannelId == Channels.Msteams && name.Length > 0
        );
    }

    /// <summary>Returns whether the conversation can have several people.</summary>
    public static bool IsGroup(ConversationAccount? conversation) =>
        conversation is { IsGroup: true } or { ConversationType: GroupChat or Channel };

    /// <summary>Returns a name without characters that a client could interpret as markup or a link.</summary>
    private static string Plain(string? name)
    {
        var plain = new StringBuilder();
        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            if (IsKept(rune) && plain.Length < MaxName)
            {
                plain.Append(rune.ToString());
            }
            else if (plain is { Length: > 0 and < MaxName } && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Trim();
    }

    private static bool IsKept(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        || rune.Value is '\'' or '’';
}
