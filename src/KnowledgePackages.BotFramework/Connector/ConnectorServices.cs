using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.BotFramework.Connector;

/// <summary>Registers the way back to channels.</summary>
internal static class ConnectorServices
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        // No redirects: a reply goes where the channel said, or nowhere.
        services.AddHttpClient(nameof(ConnectorClient), http => http.Timeout = LongestCall)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton(provider => new ConnectorClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(ConnectorClient)), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ConnectorReplyChannel>();
        return services;
    }
}
