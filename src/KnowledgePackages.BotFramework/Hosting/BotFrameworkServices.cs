using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using KnowledgePackages.BotFramework.Authentication;
using KnowledgePackages.BotFramework.Builder;
using KnowledgePackages.BotFramework.Connector;
using KnowledgePackages.BotFramework.Dialogs;
using KnowledgePackages.BotFramework.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.BotFramework.Hosting;

/// <summary>Registers what a bot runs on.</summary>
public static class BotFrameworkServices
{
    /// <summary>Adds the store that the <c>Storage</c> section names, opened before the port is.</summary>
    public static IServiceCollection AddConversationStorage(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<StorageOptions, StorageOptionsValidator>().BindConfiguration("Storage");
        services.AddSingleton<IStorage>(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value switch
        {
            { Provider: StorageOptions.MemoryProvider } => new MemoryStorage(),
            { Sqlite.Path: var path } => new SqliteStorage(
                Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, path)),
        });
        services.AddHostedService<StorageOpener>();
        services.AddDataProtection().SetApplicationName("KnowledgePackages");
        services.AddOptions<KeyManagementOptions>().Configure<IStorage>(
            (options, storage) => options.XmlRepository = new StorageXmlRepository(storage));
        return services;
    }

    /// <summary>Adds the turn engine and the adapter. The <see cref="IBot"/> and an <see cref="IStorage"/> are the host's to add.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="stateTypes">JSON contracts of the bot's state properties.</param>
    public static IServiceCollection AddCloudAdapter(this IServiceCollection services, IJsonTypeInfoResolver stateTypes)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new TurnClock(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new TurnSettings
        {
            Instance = Convert.ToHexString(RandomNumberGenerator.GetBytes(8)),
            Json = StateJson.Options(stateTypes),
            LogIsAtomic = provider.GetRequiredService<IStorage>().LogIsAtomic,
        });
        services.AddSingleton<TurnEngine>();
        services.AddSingleton<ChannelAuthentication>();
        services.AddConnector();
        services.AddSingleton(provider => new CloudAdapter(
            provider.GetRequiredService<TurnEngine>(),
            provider.GetRequiredService<ChannelAuthentication>(),
            provider.GetRequiredService<ConnectorReplyChannel>(),
            provider.GetServices<IReplyChannel>()));
        services.AddHostedService<OutboxRecovery>();
        return services;
    }
}

/// <summary>Opens the store before anything else starts, so that a store that cannot be used ends the start.</summary>
internal sealed class StorageOpener(IStorage storage, ILogger<StorageOpener> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await storage.OpenAsync(cancellationToken);
        logger.StorageReady(storage.GetType().Name);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
