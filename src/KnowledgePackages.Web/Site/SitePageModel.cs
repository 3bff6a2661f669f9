using System.Globalization;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Chat;

namespace KnowledgePackages.Web.Site;

/// <summary>The data that one response with a page of the site shows.</summary>
/// <param name="Page">The page.</param>
/// <param name="Texts">The texts in the page's language.</param>
/// <param name="Site">The organisation that runs the assistant, and its addresses.</param>
/// <param name="Facts">What the settings tell about the installation.</param>
/// <param name="AddressOf">Returns the versioned address of a file below <c>wwwroot</c>.</param>
public sealed record SitePageModel(
    SitePage Page, ContentTexts Texts, SiteOptions Site, SiteStorageFacts Facts, Func<string, string> AddressOf)
{
    /// <summary>The direction in which the language is written.</summary>
    public string Direction => Texts.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Returns the text with this id, with the values of the installation in place of its placeholders.</summary>
    public string Say(string id) => Texts.Message(
        id,
        ("name", Facts.Operator ?? ""),
        ("days", Facts.RetentionDays.ToString(CultureInfo.InvariantCulture)),
        ("data", Command("kept")),
        ("export", Command("export")),
        ("erase", Command("erase")));

    // The first phrase of a group in synonyms.json, which the bot understands as the command.
    private string Command(string group) => Texts.Synonyms(group)[0];
}
