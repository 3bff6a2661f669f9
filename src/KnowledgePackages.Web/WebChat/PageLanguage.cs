using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Chooses the language of a page.</summary>
internal static class PageLanguage
{
    /// <summary>The cookie that the page's language menu writes.</summary>
    public const string Cookie = "kp-language";

    /// <summary>
    /// The first available of: the address (<c>?language=fr</c>), the choice in the menu, the browser's preference; else the default
    /// language.
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
