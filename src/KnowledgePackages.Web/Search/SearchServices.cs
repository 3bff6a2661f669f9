namespace KnowledgePackages.Web.Search;

/// <summary>Registers the search over the content that is served, and its building.</summary>
internal static class SearchServices
{
    public static IServiceCollection AddContentSearch(this IServiceCollection services)
    {
        services.AddSingleton<ContentSearches>();
        services.AddHostedService<SearchBuilding>();
        return services;
    }
}
