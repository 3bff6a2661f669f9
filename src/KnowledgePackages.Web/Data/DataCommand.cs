using System.Globalization;
using KnowledgePackages.Bot;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Runtime.Engine;
using KnowledgePackages.Runtime.Hosting;
using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Web.Data;

/// <summary>
/// Runs the commands about stored conversations. They use the host's store, and the host may use the store at the same time.
/// </summary>
internal static class DataCommand
{
    /// <summary>
    /// Prints the name, the time of the last write and the size in bytes of each selected conversation. Then prints the number of these
    /// conversations and their total size.
    /// </summary>
    /// <returns>The exit code: 0.</returns>
    public static async Task<int> ListAsync(ConversationFilter filter, CancellationToken cancellationToken)
    {
        await using var store = await CommandStore.OpenAsync(cancellationToken);
        var (count, bytes) = (0, 0L);
        await foreach (var document in store.Records.ListAsync(filter, cancellationToken))
        {
            count++;
            bytes += document.DocumentBytes + document.LogBytes;
            await Console.Out.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{document.Key.Name}  {document.LastWrite.UtcDateTime:yyyy-MM-dd HH:mm}Z  "
                        + $"{document.DocumentBytes + document.LogBytes,9} bytes"
                )
            );
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Counted(count)}, {bytes} bytes"));
        return 0;
    }

    /// <summary>
    /// Writes the selected conversations to a new JSON file, each as stored and as the file that the person can download.
    /// </summary>
    /// <returns>The exit code: 0; 1 if no conversation is selected, and then there is no file.</returns>
    /// <exception cref="StartException">The file cannot be written, or the content has problems.</exception>
    /// <exception cref="StorageException">The store cannot be opened or read.</exception>
    public static async Task<int> ExportAsync(ConversationFilter filter, string output, CancellationToken cancellationToken)
    {
        await using var store = await CommandStore.OpenAsync(cancellationToken);
        var content = store.LoadContent();
        if (!await store.Records.ListAsync(filter, cancellationToken).AnyAsync(cancellationToken))
        {
            await Console.Out.WriteLineAsync($"{Counted(0)}. Nothing was written.");
            return 1;
        }

        var path = Path.GetFullPath(output);
        try
        {
            await using var file = new FileStream(path, PrivateFile());
            var count = await store.Records.ExportAsync(
                filter,
                BotFactory.State,
                state => StoredPlan.From(state).Export(content, null, TimeProvider.System.GetUtcNow()),
                file,
                cancellationToken
            );
            await Console.Out.WriteLineAsync($"{path}: {Counted(count)}");
            return 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"--output: {path} cannot be written ({exception.Message}). Name a new file in a folder in which "
                + "the user of this command may write.");
        }
    }

    /// <summary>
    /// Erases the selected conversations. If <paramref name="isConfirmed"/> is false, erases nothing and only prints how many they are.
    /// </summary>
    /// <returns>The exit code: 0 if <paramref name="isConfirmed"/> is true, otherwise 1.</returns>
    public static async Task<int> EraseAsync(ConversationFilter filter, bool isConfirmed, CancellationToken cancellationToken)
    {
        await using var store = await CommandStore.OpenAsync(cancellationToken);
        if (isConfirmed)
        {
            await Console.Out.WriteLineAsync($"Erased: {Counted(await store.Records.EraseAsync(filter, cancellationToken))}");
            return 0;
        }

        var count = await store.Records.ListAsync(filter, cancellationToken).CountAsync(cancellationToken);
        await Console.Out.WriteLineAsync($"{Counted(count)} would be erased, for ever. Nothing was erased. Add --yes to erase.");
        return 1;
    }

    /// <summary>Writes a copy of the SQLite file to a new file.</summary>
    /// <returns>The exit code: 0.</returns>
    public static async Task<int> BackUpAsync(string output, CancellationToken cancellationToken)
    {
        await using var settings = CommandStore.Create();
        var path = Path.GetFullPath(output);
        if (File.Exists(path))
        {
            throw new StartException($"--output: {path} exists. A back-up overwrites nothing; name a new file.");
        }

        var store = (SqliteConversationStore)await settings.OpenAsync(StorageOptions.SqliteProvider, mustExist: true, cancellationToken);
        await using (store)
        {
            await store.BackUpAsync(path, cancellationToken);
        }

        await Console.Out.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{path}: {new FileInfo(path).Length} bytes, checked")
        );
        return 0;
    }

    /// <summary>Copies all conversations, keys and other documents from one store to another.</summary>
    /// <returns>The exit code: 0.</returns>
    public static async Task<int> CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        if (from == to)
        {
            throw new StartException($"--from and --to are both {from}. Name two stores: Sqlite and AzureBlobs.");
        }

        await using var settings = CommandStore.Create();
        var source = await settings.OpenAsync(from, mustExist: true, cancellationToken);
        var target = await settings.OpenAsync(to, mustExist: false, cancellationToken);
        try
        {
            var copied = await new ConversationCopy(source, target, BotFactory.State).RunAsync(cancellationToken);
            await Console.Out.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Copied from {from} to {to}: {Counted(copied.Conversations)} with {copied.LogEntries} messages and events, "
                        + $"{copied.Due} due, {copied.Pending} with undelivered replies; {copied.Others} keys and other documents"
                )
            );
            return 0;
        }
        finally
        {
            foreach (var store in new[] { source, target }.OfType<IAsyncDisposable>())
            {
                await store.DisposeAsync();
            }
        }
    }

    private static string Counted(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "conversation" : "conversations")}");

    // Returns options that create a file which only its owner can read, because the file contains people's answers. On Windows the
    // permissions of the folder apply.
    private static FileStreamOptions PrivateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
