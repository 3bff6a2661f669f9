using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.DirectLine;

/// <summary>Registers the built-in web channel.</summary>
public static class DirectLineServices
{
    /// <summary>
    /// Adds the channel's tokens, limits and connection to the bot. Requires <see cref="ChannelAdapterServices.AddChannelAdapter"/>.
    /// </summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DirectLineOptions, DirectLineOptionsValidator>().BindConfiguration("DirectLine");
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineLifetimeValidator>();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineLimits>();
        services.AddSingleton<OpenSockets>();
        services.AddSingleton<UsedStreamTokens>();
        services.AddHealthChecks().AddCheck<SocketsCheck>("sockets");
        services.AddSingleton<DirectLineChannel>();
        services.AddSingleton<IReplyChannel>(provider => provider.GetRequiredService<DirectLineChannel>());
        services.AddHostedService<LogExchange>();
        services.AddSingleton<DirectLineBot>();
        services.AddSingleton(provider => new WebConversations(
            provider.GetRequiredService<DirectLineBot>(),
            provider.GetRequiredService<DirectLineChannel>(),
            provider.GetRequiredService<IConversationStore>(),
            provider.GetRequiredService<OpenSockets>(),
            provider.GetRequiredService<StateReader>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        return services;
    }
}
