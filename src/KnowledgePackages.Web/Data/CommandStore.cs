using KnowledgePackages.Domain.Content;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Content;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Data;

/// <summary>Opens the host's conversation store for commands, which run outside the host. Reads the same settings as the host.</summary>
internal sealed class CommandStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _contentRoot;

    private CommandStore(ServiceProvider services, string contentRoot) => (_services, _contentRoot) = (services, contentRoot);

    /// <summary>The services of the conversation store and of the keys of data protection.</summary>
    public IServiceProvider Services => _services;

    public ConversationRecords Records => new(
        _services.GetRequiredService<IConversationStore>(), _services.GetRequiredService<IConversationMaintenance>());

    private StorageOptions Options => _services.GetRequiredService<IOptions<StorageOptions>>().Value;

    /// <summary>Opens the store that the setting <c>Storage:Provider</c> names.</summary>
    /// <exception cref="StartException">
    /// The setting names the memory store, which other processes cannot reach; or the SQLite file is missing.
    /// </exception>
    /// <exception cref="StorageException">The store cannot be opened.</exception>
    public static async Task<CommandStore> OpenAsync(CancellationToken cancellationToken)
    {
        var store = Create();
        try
        {
            store.ThrowIfNothing(store.Options.Provider);
            await store._services.GetRequiredService<IConversationStore>().OpenAsync(cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Loads the content that the setting <c>Content:Path</c> names.</summary>
    /// <exception cref="StartException">The content has problems.</exception>
    public DialogsContent LoadContent() =>
        ContentFolder.Of(
            _services.GetRequiredService<IConfiguration>()["Content:Path"],
            _services.GetRequiredService<IHostEnvironment>()).Load();

    /// <summary>Reads the settings without opening a store.</summary>
    public static CommandStore Create()
    {
        var builder = WebApplication.CreateBuilder(ProgramFolder.Options([]));
        builder.Logging.ClearProviders(); // commands print their result and nothing else
        builder.Services.AddConversationStorage();
        return new(builder.Services.BuildServiceProvider(), builder.Environment.ContentRootPath);
    }

    /// <summary>Opens the store of <paramref name="provider"/>, and ignores the setting <c>Storage:Provider</c>.</summary>
    /// <param name="provider">A value that the setting <c>Storage:Provider</c> allows.</param>
    /// <param name="mustExist">Whether a missing SQLite file is an error. If false, a missing file is created.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IConversationStore> OpenAsync(string provider, bool mustExist, CancellationToken cancellationToken)
    {
        var options = new StorageOptions { Provider = provider, Sqlite = Options.Sqlite, AzureBlobs = Options.AzureBlobs };
        if (options.Validate(new(options)).FirstOrDefault()?.ErrorMessage is { } problem)
        {
            throw new StartException(problem);
        }

        if (mustExist)
        {
            ThrowIfNothing(provider);
        }

        var store = ConversationStorage.Create(options, _contentRoot);
        await store.OpenAsync(cancellationToken);
        return store;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    // Ends the command if there is no store to open. Without this check, a command with a wrong path would create an empty SQLite file and
    // report that the store has no data.
    private void ThrowIfNothing(string provider)
    {
        if (provider == StorageOptions.MemoryProvider)
        {
            throw new StartException("Storage:Provider is Memory. Such a store is in the memory of a host, and no command can reach it.");
        }

        var file = Path.GetFullPath(Path.Combine(_contentRoot, Options.Sqlite.Path));
        if (provider == StorageOptions.SqliteProvider && !File.Exists(file))
        {
            throw new StartException(
                $"There is no file {file}. Run the command with the settings of the host: Storage:Sqlite:Path names the file."
            );
        }
    }
}
