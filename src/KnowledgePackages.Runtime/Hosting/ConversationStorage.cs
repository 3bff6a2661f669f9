using KnowledgePackages.Runtime.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Hosting;

/// <summary>Registers the conversation store.</summary>
public static class ConversationStorage
{
    /// <summary>
    /// Adds the store that the <c>Storage</c> section selects. The host opens the store before it listens on a port, except while a new
    /// role is missing (<see cref="StorageOpener"/>). The keys of ASP.NET Core data protection are in this store, too.
    /// </summary>
    public static IServiceCollection AddConversationStorage(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<StorageOptions, StorageOptionsValidator>().BindConfiguration("Storage");
        services.AddSingleton<IConversationStore>(provider => new ObservedConversationStore(
            Create(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value,
                provider.GetRequiredService<IHostEnvironment>().ContentRootPath
            ),
            provider.GetService<TimeProvider>() ?? TimeProvider.System
        ));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageStart>();
        services.AddHostedService<StorageOpener>();
        services.AddDataProtection().SetApplicationName("KnowledgePackages");
        services.AddOptions<KeyManagementOptions>().Configure<IConversationStore>(
            (options, storage) => options.XmlRepository = new StorageXmlRepository(storage));
        return services;
    }

    private static IConversationStore Create(StorageOptions options, string contentRoot) => options.Provider switch
    {
        StorageOptions.MemoryProvider => new MemoryConversationStore(),
        StorageOptions.AzureBlobsProvider => AzureBlobsStore.Create(options.AzureBlobs),
        _ => new SqliteConversationStore(Path.Combine(contentRoot, options.Sqlite.Path)),
    };
}
