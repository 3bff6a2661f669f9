using System.Diagnostics;
using System.Text;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>
/// A program of <c>peers/</c> that runs under Node.js. It ends when it is disposed of, and also when the process that started it dies,
/// however that dies.
/// </summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    // Node does not notice by itself that nobody holds the other end of its standard input any more.
    private const string EndsWithItsStarter = "data:text/javascript,process.stdin.resume().on('end',()=>process.exit())";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    /// <summary>What it has written so far.</summary>
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

    /// <summary>Starts a program and waits until it writes what begins with these words.</summary>
    /// <param name="program">Its path below <c>peers/</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="ready">The words.</param>
    /// <param name="environment">Variables for it.</param>
    /// <returns>The process, and what follows the words.</returns>
    /// <exception cref="InvalidOperationException">
    /// It is not installed, ended at once, or was not there in time; with what it wrote.
    /// </exception>
    public static async Task<(NodeProcess Process, string Ready)> StartAsync(
        string program, IEnumerable<string> arguments, string ready, params (string Name, string Value)[] environment)
    {
        var peers = RepositoryFolder.PathTo("tests", "KnowledgePackages.EndToEnd.Tests", "peers");
        if (!Directory.Exists(Path.Combine(peers, "node_modules")))
        {
            throw new InvalidOperationException(
                "The peers are not installed. Run `npm ci` in tests/KnowledgePackages.EndToEnd.Tests/peers, or `bash tests/run.sh`, which does."
            );
        }

        var start = new ProcessStartInfo("node", ["--import", EndsWithItsStarter, Path.Combine(peers, program), .. arguments])
        {
            WorkingDirectory = peers,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var isReady = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new NodeProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        await process.StartAsync(ready, isReady);
        return (process, await isReady.Task);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task StartAsync(string ready, TaskCompletionSource<string> isReady)
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data, ready, isReady);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data, ready, isReady);
        _process.Exited += (_, _) =>
        {
            _process.WaitForExit(); // until all that it wrote is heard: a program may say what is waited for and end
            isReady.TrySetException(new InvalidOperationException("It ended."));
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await isReady.Task.WaitAsync(StartsWithin);
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            await DisposeAsync();
            throw new InvalidOperationException(
                $"{_process.StartInfo.ArgumentList[2]} did not start. It wrote:{Environment.NewLine}{Output}",
                error
            );
        }
    }

    private void Hear(string? line, string ready, TaskCompletionSource<string> isReady)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.StartsWith(ready, StringComparison.Ordinal))
        {
            isReady.TrySetResult(line[ready.Length..].Trim());
        }
    }
}
