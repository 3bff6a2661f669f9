namespace KnowledgePackages.BotFramework.Schema;

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
    /// <returns>The new text, which is also the activity's text now.</returns>
    public static string? RemoveMentionText(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        foreach (var mention in activity.GetMentions().Where(mention => mention.Mentioned?.Id == id))
        {
            var shown = string.IsNullOrEmpty(mention.Text) ? $"<at>{mention.Mentioned?.Name}</at>" : mention.Text;
            activity.Text = activity.Text?.Replace(shown, "", StringComparison.OrdinalIgnoreCase).Trim();
        }
        return activity.Text;
    }
}
