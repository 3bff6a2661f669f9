using System.Diagnostics;
using System.Text;
using KnowledgePackages.TestKit;
using Microsoft.Data.Sqlite;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>
/// The real host as its own process: in Development, with its own data folder, on a port that the system assigns. A restart after a kill
/// uses the same port and data, so that an open page can reconnect.
/// </summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private static readonly Lazy<string> Sample = new(WriteSample);

    private readonly string _data = Directory.CreateTempSubdirectory("knowledge-packages-").FullName;
    private readonly StringBuilder _output = new();
    private readonly (string Name, string Value)[] _settings;
    private Process? _process;

    private RunningHost((string Name, string Value)[] settings) => _settings = settings;

    /// <summary>The setting for a host with the tests' sample content instead of the shipped content.</summary>
    public static (string Name, string Value) SampleContent => ("Content__Path", Sample.Value);

    /// <summary>The host's address, without a slash at the end.</summary>
    public string Url { get; private set; } = "http://127.0.0.1:0";

    /// <summary>The output of all runs of the host so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <param name="settings">Additional settings, with <c>__</c> instead of <c>:</c> in their names.</param>
    public static async Task<RunningHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var host = new RunningHost(settings);
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts the process and waits until it listens.</summary>
    /// <exception cref="InvalidOperationException">The host ended or did not listen in time. The message contains its output.</exception>
    public async Task StartAgainAsync()
    {
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = Start(), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, listens);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, listens);
        _process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException("The host ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Url = await listens.Task.WaitAsync(StartsWithin);
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException($"The host did not start. It wrote:{Environment.NewLine}{Output}", error);
        }
    }

    /// <summary>Kills the host with SIGKILL, so that data in memory is lost.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Deletes all conversations directly from the store, as an operator can while the host is stopped.</summary>
    public async Task DeleteConversationsAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={StateFile};Pooling=False");
        await connection.OpenAsync();
        await using var delete = connection.CreateCommand();
        delete.CommandText = "DELETE FROM documents WHERE name LIKE 's1/%'; DELETE FROM log WHERE name LIKE 's1/%'";
        await delete.ExecuteNonQueryAsync();
    }

    /// <exception cref="InvalidOperationException">The host had ended unexpectedly. The message contains its output.</exception>
    public async ValueTask DisposeAsync()
    {
        var endedAlone = _process?.HasExited ?? false;
        if (_process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(_data, recursive: true);
        if (endedAlone)
        {
            throw new InvalidOperationException($"The host ended in the middle of the tests. It wrote:{Environment.NewLine}{Output}");
        }
    }

    private string StateFile => Path.Combine(_data, "state.db");

    private static string WriteSample()
    {
        var folder = RepositoryFolder.PathTo("artifacts", "sample-content");
        foreach (var file in TestKit.SampleContent.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.ToArray());
        }

        return folder;
    }

    private ProcessStartInfo Start()
    {
        // The folder bin/<configuration>/<framework> of the tests. The host is built with the same configuration and framework.
        var built = Path.GetRelativePath(RepositoryFolder.PathTo("tests", "KnowledgePackages.EndToEnd.Tests"), AppContext.BaseDirectory);
        var project = RepositoryFolder.PathTo("src", "KnowledgePackages.Web");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(project, built, "KnowledgePackages.Web.dll")])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Url;
        start.Environment["ReloadStaticAssetsAtRuntime"] = "false"; // serve compressed files, as after publishing
        start.Environment["Storage__Sqlite__Path"] = StateFile;
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void Hear(string? line, TaskCompletionSource<string> listens)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
        {
            listens.TrySetResult(line[(at + Listening.Length)..].Trim());
        }
    }
}
