using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Form;

/// <summary>The language of the form until the bot has spoken.</summary>
internal static class FormLanguage
{
    /// <summary>The first language that the browser prefers and the content has; else the default one.</summary>
    public static ContentTexts Of(HttpRequest request, DialogsContent content) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => content.Find(language.Value.Value))
            .FirstOrDefault(texts => texts is not null) ?? content.In(null);
}
