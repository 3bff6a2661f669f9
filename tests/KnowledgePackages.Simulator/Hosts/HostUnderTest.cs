using System.Diagnostics;
using System.Text;

namespace KnowledgePackages.Simulator.Hosts;

/// <summary>
/// The built host as a separate process in Development, on a free port. After a kill or a stop, the host starts again on the same port with
/// the same settings, so that all clients can reach it again.
/// </summary>
internal sealed class HostUnderTest(IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private readonly StringBuilder _output = new();
    private TaskCompletionSource<Uri> _listens = New();
    private Process? _process;

    /// <summary>The address on which the host listens; known after the first start.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The id of the running process, for tools that inspect the process from outside; null if none runs.</summary>
    public int? ProcessId
    {
        get
        {
            lock (_gate)
            {
                return _process?.Id;
            }
        }
    }

    /// <summary>Completes when the host listens. Already completed if it listens now.</summary>
    public Task Listens => _listens.Task;

    /// <summary>The output of all runs so far.</summary>
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

    public static async Task<HostUnderTest> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var host = new HostUnderTest(settings);
        await host.StartAsync();
        return host;
    }

    /// <summary>Starts the process and waits until the host listens.</summary>
    /// <exception cref="InvalidOperationException">The host ended or did not listen in time. The message contains its output.</exception>
    public async Task StartAsync()
    {
        var process = new Process { StartInfo = Command(), EnableRaisingEvents = true };
        var listens = _listens;
        process.OutputDataReceived += (_, line) => Hear(line.Data, listens);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, listens);
        process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException("The host ended."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        lock (_gate)
        {
            _process = process;
        }

        try
        {
            Url = await listens.Task.WaitAsync(StartsWithin);
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            throw new InvalidOperationException($"The host did not start. It wrote:{Environment.NewLine}{Output}", error);
        }
    }

    /// <summary>Kills the process with SIGKILL and waits for its end. All data that is only in memory is lost.</summary>
    public void Kill()
    {
        lock (_gate)
        {
            _listens = New();
            _process?.Kill();
            _process?.WaitForExit();
            _process?.Dispose();
            _process = null;
        }
    }

    /// <summary>
    /// Limits the size in bytes of every file that the process writes. Writes beyond this size fail, as on a full disk. Null removes the
    /// limit.
    /// </summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        var most = bytes is { } some ? $"{some}" : "unlimited";
        using var limit = Process.Start("prlimit", ["--pid", $"{ProcessId}", $"--fsize={most}:unlimited"]);
        await limit.WaitForExitAsync();
        if (limit.ExitCode != 0)
        {
            throw new InvalidOperationException("prlimit could not limit the process.");
        }
    }

    /// <summary>Stops the process with SIGTERM, as in an orderly stop, and waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync(TimeSpan longest)
    {
        var process = _process ?? throw new InvalidOperationException("The host does not run.");
        _listens = New();
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(longest);
        await process.WaitForExitAsync(limit.Token);
        lock (_gate)
        {
            _process = null;
        }

        var code = process.ExitCode;
        process.Dispose();
        return code;
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        return ValueTask.CompletedTask;
    }

    private static TaskCompletionSource<Uri> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProcessStartInfo Command()
    {
        var project = Repository.PathTo("src", "KnowledgePackages.Web");
        var host = Path.Combine(project, "bin", Repository.Built, "KnowledgePackages.Web.dll");

        // Ignore the signal SIGXFSZ, so that a write beyond the test's limit is an error, as on a full disk.
        var command = new ProcessStartInfo("sh", ["-c", "trap '' XFSZ; exec dotnet \"$0\"", host])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        command.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        command.Environment["ASPNETCORE_URLS"] = Url.GetLeftPart(UriPartial.Authority);
        foreach (var (name, value) in settings)
        {
            command.Environment[name] = value;
        }

        return command;
    }

    private void Hear(string? line, TaskCompletionSource<Uri> listens)
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
            listens.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }
}
