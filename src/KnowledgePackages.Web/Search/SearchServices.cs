using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Search;

/// <summary>Creates the search over a content snapshot.</summary>
internal static class SearchServices
{
    public static ContentSearch SearchOf(this IServiceProvider services, DialogsContent content) =>
        new(content, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ContentSearch>>());
}
