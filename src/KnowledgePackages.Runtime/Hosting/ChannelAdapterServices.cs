using System.Security.Cryptography;
using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>Registers the turn engine and the adapter.</summary>
public static class ChannelAdapterServices
{
    /// <summary>
    /// Adds the turn engine and the adapter. The host must register the <see cref="IBot"/>, which is resolved for each turn, and an
    /// <see cref="IConversationStore"/>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="state">What the engine must know about the bot's state.</param>
    public static IServiceCollection AddChannelAdapter(this IServiceCollection services, StateContract state)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<StoreTime>();
        services.AddSingleton(provider => new TurnClock(provider.GetRequiredService<StoreTime>()));
        services.AddSingleton(provider => new TurnSettings
        {
            Instance = Convert.ToHexString(RandomNumberGenerator.GetBytes(8)),
            Json = StateJson.Options(state.Types),
            Due = state.Due,
            LogIsAtomic = provider.GetRequiredService<IConversationStore>().LogIsAtomic,
        });
        services.AddSingleton<TurnEngine>();
        services.AddSingleton(provider => new StateReader(
            provider.GetRequiredService<IConversationStore>(), provider.GetRequiredService<TurnSettings>()));
        services.AddChannelAuthentication();
        services.AddRateLimits();
        services.AddSingleton<TurnLimits>();
        services.AddSingleton<AddressLimits>();
        services.AddConnector();
        services.AddSingleton(provider => new ChannelAdapter(
            provider.GetRequiredService<TurnEngine>(),
            provider.GetRequiredService<ChannelAuthentication>(),
            provider.GetRequiredService<TurnLimits>(),
            provider.GetRequiredService<ConnectorReplyChannel>(),
            provider.GetServices<IReplyChannel>()));
        services.AddSingleton<Func<IBot>>(provider => provider.GetRequiredService<IBot>); // the host may replace it between two turns
        services.AddHostedService<OutboxRecovery>();
        services.AddHostedService<Reminders>();
        services.AddHostedService<EngineGauges>();
        return services;
    }
}
