using System.Globalization;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Chat;

namespace KnowledgePackages.Web.Site;

/// <summary>The data for showing one page of the site.</summary>
/// <param name="Page">The page.</param>
/// <param name="Texts">The texts in the page's language.</param>
/// <param name="Site">The organisation that runs the assistant, and its addresses.</param>
/// <param name="Facts">The facts about the installation that the page states.</param>
/// <param name="AddressOf">Returns the versioned address of a file below <c>wwwroot</c>.</param>
public sealed record SitePageModel(
    SitePage Page, ContentTexts Texts, SiteOptions Site, SiteStorageFacts Facts, Func<string, string> AddressOf)
{
    /// <summary>The language's writing direction, as a value of the HTML attribute <c>dir</c>: <c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => Texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Returns the text with this id. Facts about the installation replace the text's placeholders.</summary>
    public string Say(string id) => Texts.Message(
        id,
        ("name", Facts.Operator ?? ""),
        ("days", Facts.RetentionDays.ToString(CultureInfo.InvariantCulture)),
        ("data", Command("kept")),
        ("export", Command("export")),
        ("erase", Command("erase")));

    // Returns the first phrase of a group in synonyms.json. The bot understands this phrase as the command.
    private string Command(string group) => Texts.Synonyms(group)[0];
}
