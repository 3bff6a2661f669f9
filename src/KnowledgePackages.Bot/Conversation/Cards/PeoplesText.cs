using System.Text;

namespace KnowledgePackages.Bot.Conversation.Cards;

/// <summary>
/// Prepares texts that people wrote, so that cards can show them. Clients read card texts as markdown, and no escape syntax works in all
/// clients. So each markdown character is replaced by a character that looks similar and has no meaning in markdown.
/// </summary>
internal static class PeoplesText
{
    private const string Markup = "*_`[]<>#~|\\{}&";
    private const string Likeness = "∗‗´()‹›♯∼¦∕()＆";
    private const int ShortNote = 120;
    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';

    /// <summary>
    /// Returns the text for a card, without markdown and without addresses that a client would turn into links. Unicode isolates surround
    /// the text, so that a right-to-left name does not change the direction of the sentence around it.
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

    /// <summary>Does the same as <see cref="Shown"/> with at most 120 UTF-16 code units of the text, for a card with many texts.</summary>
    public static string ShownShort(string text) => Shown(Domain.Plan.PlanText.Clean(text, ShortNote) ?? "");
}
