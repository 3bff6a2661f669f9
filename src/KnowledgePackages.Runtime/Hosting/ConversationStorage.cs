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
    /// Adds the store that the <c>Storage</c> section selects. The host opens the store before it listens on a port. But if Azure has not
    /// yet applied a new role, the host listens before the store is open (see <see cref="StorageOpener"/>). The store also contains the
    /// keys of ASP.NET Core data protection.
    /// </summary>
    public static IServiceCollection AddConversationStorage(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<StorageOptions, StorageOptionsValidator>().BindConfiguration("Storage");
        services.AddSingleton(provider => new ObservedConversationStore(
            Create(
                provider.GetRequiredService<IOptions<StorageOptions>>().Value,
                provider.GetRequiredService<IHostEnvironment>().ContentRootPath,
                provider.GetService<TimeProvider>()
            ),
            provider.GetService<TimeProvider>() ?? TimeProvider.System
        ));
        services.AddSingleton<IConversationStore>(provider => provider.GetRequiredService<ObservedConversationStore>());
        services.AddSingleton<IConversationMaintenance>(provider => provider.GetRequiredService<ObservedConversationStore>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StorageStart>();
        services.AddHostedService<StorageOpener>();
        services.AddHostedService<Retention>();
        services.AddDataProtection().SetApplicationName("KnowledgePackages");
        services.AddSingleton<XmlKeyManager>();
        services.AddSingleton<RefreshableKeys>();
        services.AddSingleton<IKeyManager>(provider => provider.GetRequiredService<RefreshableKeys>());
        services.AddHostedService<KeyWatch>();
        services.AddOptions<KeyManagementOptions>().Configure<IConversationStore>(
            (options, storage) => options.XmlRepository = new StorageXmlRepository(storage));
        return services;
    }

    /// <summary>Creates the store that the options select. The caller must open the store before its first use.</summary>
    /// <param name="options">The validated options.</param>
    /// <param name="contentRoot">The folder at which a relative path of the SQLite file starts.</param>
    /// <param name="time">The clock for the times of the last writes. Azure Blob Storage uses its own clock.</param>
    public static IConversationStore Create(StorageOptions options, string contentRoot, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Provider switch
        {
            StorageOptions.MemoryProvider => new MemoryConversationStore(time),
            StorageOptions.AzureBlobsProvider => AzureBlobsStore.Create(options.AzureBlobs),
            _ => new SqliteConversationStore(Path.Combine(contentRoot, options.Sqlite.Path), time),
        };
    }
}
