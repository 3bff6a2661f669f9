namespace KnowledgePackages.Bot.Conversation;

/// <summary>The addresses of templates on this host.</summary>
public static class TemplateAddress
{
    /// <summary>The route of all templates.</summary>
    public const string Pattern = "/templates/{id}.{language}.docx";

    /// <summary>Returns the address of a template.</summary>
    /// <param name="site">The address of this host; a relative address for links on a page of this host.</param>
    /// <param name="id">The id of the template.</param>
    /// <param name="language">A language of the content.</param>
    public static Uri Of(Uri site, string id, string language)
    {
        ArgumentNullException.ThrowIfNull(site);
        var path = $"/templates/{id}.{language}.docx";
        return site.IsAbsoluteUri ? new(site.AbsoluteUri.TrimEnd('/') + path) : new(path, UriKind.Relative);
    }
}
