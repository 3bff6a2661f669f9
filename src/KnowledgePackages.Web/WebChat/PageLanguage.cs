using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Chooses the language of a page.</summary>
internal static class PageLanguage
{
    /// <summary>The cookie that the page's language menu writes.</summary>
    public const string Cookie = "kp-language";

    /// <summary>
    /// Returns the texts in the language of the address (<c>?language=fr</c>), else of the choice in the menu, else of the browser's
    /// preference, else in the default language.
    /// </summary>
    public static ContentTexts Of(HttpRequest request, DialogsContent content)
    {
        var preferred = request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value);
        var asked = new[] { request.Query["language"].FirstOrDefault(), request.Cookies[Cookie] }.Concat(preferred);
        return asked.Select(content.Find).FirstOrDefault(texts => texts is not null) ?? content.In(null);
    }
}
