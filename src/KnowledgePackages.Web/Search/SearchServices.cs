namespace KnowledgePackages.Web.Search;

/// <summary>Registers the search over the current content, and the service that builds it.</summary>
internal static class SearchServices
{
    public static IServiceCollection AddContentSearch(this IServiceCollection services)
    {
        services.AddSingleton<ContentSearches>();
        services.AddHostedService<SearchBuilding>();
        return services;
    }
}
