using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Storage;
using KnowledgePackages.Web.Data;

namespace KnowledgePackages.Web.Usage;

/// <summary>Runs the command <c>usage</c>: prints the usage of the assistant by week. Reads the store that the settings name.</summary>
internal static class UsageCommand
{
    /// <summary>The formats of the report.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["table", "csv"];

    /// <summary>Prints the report.</summary>
    /// <returns>The exit code: 0.</returns>
    /// <exception cref="StartException">
    /// The content has problems, the SQLite file is missing, or the settings name the memory store, which other processes cannot read.
    /// </exception>
    /// <exception cref="StorageException">The store cannot be opened or read.</exception>
    public static async Task<int> RunAsync(int weeks, string format, CancellationToken cancellationToken)
    {
        await using var store = await CommandStore.OpenAsync(cancellationToken);
        var content = store.LoadContent();
        var storage = store.Services.GetRequiredService<IConversationStore>();
        var now = TimeProvider.System.GetUtcNow();
        var report = await UsageReport.ReadAsync(new UsageReader(storage), content, weeks, now, cancellationToken);
        await Console.Out.WriteAsync(format == "csv" ? report.ToCsv() : report.ToTable());
        return 0;
    }
}
