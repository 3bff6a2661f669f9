using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.WebChat;

/// <summary>Chooses the language of a page.</summary>
internal static class PageLanguage
{
    /// <summary>The name of the cookie with the language that the visitor chose in the page's language menu.</summary>
    public const string Cookie = "kp-language";

    /// <summary>
    /// Returns the texts in the first available language, in this order: the language in the address (<c>?language=fr</c>), in the cookie,
    /// the languages that the browser prefers, and the content's default language.
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
