namespace KnowledgePackages.Runtime.Schema;

/// <summary>Mentions in group chats and channels, where a bot only gets what mentions it.</summary>
public static class ActivityExtensions
{
    /// <summary>Whether the account with this id is mentioned.</summary>
    public static bool MentionsId(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.GetMentions().Any(mention => mention.Mentioned?.Id == id);
    }

    /// <summary>Whether the receiver, so the bot, is mentioned.</summary>
    public static bool MentionsRecipient(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient?.Id is { } id && activity.MentionsId(id);
    }

    /// <summary>Takes the mention of the receiver out of the text, found by entity and not by name.</summary>
    /// <returns>The new text, which is also the activity's text now.</returns>
    public static string? RemoveRecipientMention(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient?.Id is { } id ? activity.RemoveMentionText(id) : activity.Text;
    }

    /// <summary>Takes every mention of the account with this id out of the text, and the white space around the rest.</summary>
    /// <remarks>Where another account is shown by the same name, the mentions stand in the text in the order of their entities; the other's stays.</remarks>
    /// <returns>The new text, which is also the activity's text now.</returns>
    public static string? RemoveMentionText(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        foreach (var alike in activity.GetMentions().GroupBy(Shown, StringComparer.OrdinalIgnoreCase).Where(alike => alike.Any(IsMeant)))
            activity.Text = Without(activity.Text, alike.Key, [.. alike.Select(IsMeant)])?.Trim();
        return activity.Text;

        bool IsMeant(Mention mention) => mention.Mentioned?.Id == id;
    }

    private static string Shown(Mention mention) => string.IsNullOrEmpty(mention.Text) ? $"<at>{mention.Mentioned?.Name}</at>" : mention.Text;

    // What stands there more often than there are entities belongs to the last one.
    private static string? Without(string? text, string shown, bool[] isMeant)
    {
        var from = 0;
        for (var i = 0; text?.IndexOf(shown, from, StringComparison.OrdinalIgnoreCase) is { } at and >= 0; i++)
        {
            if (isMeant[Math.Min(i, isMeant.Length - 1)]) (text, from) = (text.Remove(at, shown.Length), at);
            else from = at + shown.Length;
        }

        return text;
    }
}
