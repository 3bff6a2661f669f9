using System.Diagnostics;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>The program as it is published, once for all tests, on a machine without other tools.</summary>
public sealed class PublishedProgram : IAsyncLifetime
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath!;

    /// <summary>The folder of the program. Nobody may write there.</summary>
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("knowledge-packages-publish-");

    /// <summary>The exit code and the output of the publication.</summary>
    public (int ExitCode, string Output) Publication { get; private set; }

    public async Task InitializeAsync()
    {
        var built = Path.GetRelativePath(RepositoryFolder.PathTo("tests", "KnowledgePackages.EndToEnd.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo(
            Dotnet,
            [
                "publish", RepositoryFolder.PathTo("src", "KnowledgePackages.Web"), "--no-build", "--no-restore", "--nologo",
                "-c", built.Split(Path.DirectorySeparatorChar)[1], "-o", Folder.FullName, "-nodeReuse:false",
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = Folder.FullName; // a folder without programs: publishing must need no other tools
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Publication = (publish.ExitCode, output);
        SetMode(isWritable: false);
    }

    public Task DisposeAsync()
    {
        SetMode(isWritable: true);
        Folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Returns name, size and time of each file, to show that the program wrote none.</summary>
    public string Stamp() =>
        string.Join(
            '\n',
            Folder
                .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
                .OrderBy(file => file.FullName, StringComparer.Ordinal)
                .Select(file => $"{file.FullName} {(file as FileInfo)?.Length} {file.LastWriteTimeUtc.Ticks}")
        );

    /// <summary>Starts the host in Production, with the root of the file system as working directory.</summary>
    /// <returns>The process and the host's address.</returns>
    public async Task<(Process Process, Uri Address)> StartAsync(string stateFile)
    {
        var process = Start([], stateFile, ("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        using var limit = new CancellationTokenSource(Longest);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None); // keeps the pipe empty
                return (process, new Uri(line[(at + Listening.Length)..].Split('"')[0].Trim()));
            }
        }

        throw new InvalidOperationException($"The host did not start: {await process.StandardError.ReadToEndAsync(limit.Token)}");
    }

    /// <summary>Runs a command to its end.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string stateFile, params string[] arguments)
    {
        using var process = Start(arguments, stateFile);
        using var limit = new CancellationTokenSource(Longest);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output + await error);
    }

    private Process Start(string[] arguments, string stateFile, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Dotnet, [Path.Combine(Folder.FullName, "KnowledgePackages.Web.dll"), .. arguments])
        {
            WorkingDirectory = Path.GetPathRoot(Folder.FullName)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Storage__Sqlite__Path"] = stateFile;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private void SetMode(bool isWritable)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (var file in Folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Prepend(Folder))
        {
            file.UnixFileMode = isWritable ? file.UnixFileMode | UnixFileMode.UserWrite : file.UnixFileMode & ~UnixFileMode.UserWrite;
        }
    }
}
