namespace KnowledgePackages.Web.Search;

/// <summary>Registers the search in the current content, and the service that builds the first search.</summary>
internal static class SearchServices
{
    public static IServiceCollection AddContentSearch(this IServiceCollection services)
    {
        services.AddSingleton<ContentSearches>();
        services.AddHostedService<SearchBuilding>();
        return services;
    }
}
