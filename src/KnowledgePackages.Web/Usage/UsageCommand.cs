using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Content;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Web.Usage;

/// <summary>Runs the command <c>usage</c>: prints the use of the assistant by week, from the store in the settings.</summary>
internal static class UsageCommand
{
    /// <summary>The formats of the report.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["table", "csv"];

    /// <summary>Prints the report.</summary>
    /// <returns>The exit code: 0.</returns>
    /// <exception cref="StartException">The content has problems, or the store keeps nothing.</exception>
    /// <exception cref="StorageException">The store cannot be used.</exception>
    public static async Task<int> RunAsync(int weeks, string format, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddConversationStorage();
        await using var services = builder.Services.BuildServiceProvider();
        if (services.GetRequiredService<IOptions<StorageOptions>>().Value.Provider == StorageOptions.MemoryProvider)
        {
            throw new StartException("Storage:Provider is Memory, so there are no counts to read. Open /operator/usage of the host.");
        }

        var content = ContentFolder.Of(builder.Configuration["Content:Path"], builder.Environment).Load();
        var storage = services.GetRequiredService<IConversationStore>();
        await storage.OpenAsync(cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var report = await UsageReport.ReadAsync(new UsageReader(storage), content, weeks, now, cancellationToken);
        await Console.Out.WriteAsync(format == "csv" ? report.ToCsv() : report.ToTable());
        return 0;
    }
}
