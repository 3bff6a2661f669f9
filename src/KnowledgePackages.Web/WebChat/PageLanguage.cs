using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Which language a page is shown in.</summary>
internal static class PageLanguage
{
    /// <summary>The cookie that the page's language menu writes.</summary>
    public const string Cookie = "kp-language";

    /// <summary>
    /// The first of these that the content has: what the address asks (<c>?language=fr</c>), what was chosen in the menu, what the browser
    /// prefers; else the default language.
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
