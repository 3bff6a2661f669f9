using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// The person of a turn in a conversation of several people. Everybody there has a journey of their own, so questions say whose they are
/// and buttons carry it.
/// </summary>
/// <param name="Mark">A short hash of the person's id, which buttons carry: enough to tell people of one conversation apart.</param>
/// <param name="Account">Whom a mention names.</param>
/// <param name="Name">
/// The name as it may be shown: letters, digits, apostrophes and spaces, so that nobody's name becomes markup or a link. May be empty.
/// </param>
/// <param name="IsMentionable">Whether the channel knows mentions inside cards.</param>
internal sealed record GroupMember(string Mark, ChannelAccount Account, string Name, bool IsMentionable)
{
    /// <summary>Where a name is cut, in UTF-16 units.</summary>
    public const int MaxName = 40;

    private const int MarkBytes = 9;
    private const string GroupChat = "groupChat";
    private const string Channel = "channel";

    /// <summary>The name, where a card of Teams shows the mention of an entity.</summary>
    public string Shown => IsMentionable ? $"<at>{Name}</at>" : Name;

    /// <summary>The person who did this; null where nobody but them and the bot is in the conversation, or nobody did.</summary>
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

    /// <summary>Whether others can be in the conversation.</summary>
    public static bool IsGroup(ConversationAccount? conversation) =>
        conversation is { IsGroup: true } or { ConversationType: GroupChat or Channel };

    /// <summary>A name without anything that a client could take for markup or a link.</summary>
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
