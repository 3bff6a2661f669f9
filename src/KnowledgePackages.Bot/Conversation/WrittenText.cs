using System.Net;
using System.Text.RegularExpressions;
using KnowledgePackages.Runtime.Wire;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace KnowledgePackages.Bot.Conversation;

/// <summary>
/// Extracts the text that a person typed. Removes the parts that the channel adds: the mention of the bot, a quoted message, markup, the
/// history of an e-mail, and the bot's name after a command. Converts an emoji that arrives as a picture to the emoji character.
/// </summary>
internal static partial class WrittenText
{
    /// <summary>
    /// The command that Telegram sends when a person opens a conversation with the bot. A parameter may follow; it is not part of the text.
    /// </summary>
    public const string Opened = "/start";

    private const string Html = "text/html";

    /// <summary>Returns the text; null or empty if the person typed nothing.</summary>
    public static string? Of(Activity activity)
    {
        var text = activity.TextWithoutRecipient();
        if (string.IsNullOrWhiteSpace(text))
        {
            return EmojiIn(activity.Attachments ?? []);
        }

        text = Plain(text);
        text = activity.ChannelId == Channels.Email ? FirstLine(text) : text;
        return Command().Match(text) is not { Success: true } command ? text
            : command.Groups["name"].Value is var name && $"/{name}" == Opened ? Opened
            : $"{name} {command.Groups["rest"].Value}".Trim();
    }

    private static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAny('<', '&'))
        {
            return text;
        }

        text = Emoji().Replace(Quotation().Replace(text, " "), match => $" {match.Groups["alt"].Value} ");
        return WebUtility.HtmlDecode(Tag().Replace(LineEnd().Replace(text, "\n"), "")).Replace('\u00A0', ' ').Trim();
    }

    // Teams sends a message that is only an emoji as a picture, without a text.
    private static string? EmojiIn(IEnumerable<Attachment> attachments) => attachments
        .Where(attachment => attachment.ContentType == Html)
        .Select(attachment => Payload.AsText(attachment.Content) is { } html ? Emoji().Match(html) : Match.Empty)
        .FirstOrDefault(match => match.Success)?
        .Groups["alt"].Value;

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? text;

    [GeneratedRegex(
        """<(quoted|blockquote)\b[^<>]*/>|<(quoted|blockquote)\b[^<>]*>.*?</\2\s*>""",
        RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Quotation();

    [GeneratedRegex("""<(?:img|emoji)\b[^<>]*\balt="(?<alt>[^"<>]{1,20})"[^<>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Emoji();

    [GeneratedRegex("""<br\s*/?>|</(?:p|div|li)\s*>""", RegexOptions.IgnoreCase)]
    private static partial Regex LineEnd();

    [GeneratedRegex("""</?[a-z][^<>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex("""^\s*/(?<name>[a-z_]+)(?:@\w+)?(?:\s+(?<rest>.*))?$""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Command();
}
