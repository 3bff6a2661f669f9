using System.Text;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// Text of people on cards. Clients read card texts as markdown, and each escapes it in another way or not at all; so each sign of markdown
/// is replaced by one that looks like it and means nothing.
/// </summary>
internal static class PeoplesText
{
    private const string Markup = "*_`[]<>#~|\\{}&";
    private const string Likeness = "∗‗´()‹›♯∼¦∕()＆";
    private const int ShortNote = 120;
    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';

    /// <summary>
    /// The text for a card: no markdown, no address that a client would make a link, and isolated, so that a name from right to left does
    /// not turn the sentence around it.
    /// </summary>
    public static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length + 2);
        shown.Append(Isolate);
        foreach (var letter in text)
        {
            shown.Append(Markup.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? Likeness[place] : letter);
        }

        return shown.Replace("://", "∶//").Append(EndOfIsolate).ToString();
    }

    /// <summary>A long text, cut for a card on which many stand.</summary>
    public static string ShownShort(string text) => Shown(Domain.Plan.PlanText.Clean(text, ShortNote) ?? "");
}
