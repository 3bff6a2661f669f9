using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Connector;

/// <summary>Registers the services that deliver replies to Bot Framework channels.</summary>
internal static class ConnectorServices
{
    public static IServiceCollection AddConnector(this IServiceCollection services)
    {
        // Do not follow redirects, because a redirect could take the bot's token to an address outside the channel.
        services
            .AddHttpClient(nameof(ConnectorCalls), http => http.Timeout = Timeout.InfiniteTimeSpan) // ConnectorCalls has its own time limit
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseProxy = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                }
            )
            .RemoveAllLoggers() // the caller logs the outcome of a call
            .AddHttpMessageHandler(provider => new TokenHandler(
                provider.GetRequiredService<IOptions<MicrosoftAppOptions>>().Value.IsRegistered
                    ? provider.GetRequiredService<Lazy<ConnectorTokens>>()
                    : null,
                provider.GetRequiredService<ServiceUrls>(),
                provider.GetRequiredService<ILogger<TokenHandler>>()
            ))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton(provider => new ConnectorCalls(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(ConnectorCalls)),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<SendLanes>();
        services.AddSingleton<ConnectorReplyChannel>();
        services.AddSingleton<IReplyChannel>(provider => provider.GetRequiredService<ConnectorReplyChannel>());
        return services;
    }
}
