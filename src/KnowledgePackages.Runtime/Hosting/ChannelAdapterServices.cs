using System.Security.Cryptography;
using KnowledgePackages.Runtime.Authentication;
using KnowledgePackages.Runtime.Connector;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>Registers the turn engine and the <see cref="ChannelAdapter"/>.</summary>
public static class ChannelAdapterServices
{
    /// <summary>
    /// Adds the turn engine and the <see cref="ChannelAdapter"/>. The host must register an <see cref="IConversationStore"/> and the
    /// <see cref="IBot"/>, which is resolved for each turn.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="state">Describes the bot's state to the engine.</param>
    public static IServiceCollection AddChannelAdapter(this IServiceCollection services, StateContract state)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<StoreTime>();
        services.AddSingleton(provider => new TurnClock(provider.GetRequiredService<StoreTime>()));
        services.AddSingleton(provider => new TurnSettings
        {
            Instance = Convert.ToHexString(RandomNumberGenerator.GetBytes(8)),
            Json = StateJson.Options(state.Types),
            Immutable = state.Immutable,
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
        // The function is called for each turn, because the host may replace the bot.
        services.AddSingleton<Func<IBot>>(provider => provider.GetRequiredService<IBot>);
        services.TryAddSingleton<StorageStart>();
        services.AddHostedService<OutboxRecovery>();
        services.AddHostedService<Reminders>();
        services.AddHostedService<HandoverNotices>();
        services.AddHostedService<EngineGauges>();
        return services;
    }
}
