using System.Diagnostics;
using System.Text;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>
/// A program of <c>peers/</c> that runs under Node.js. The program ends on disposal, and also if the test process crashes or is killed.
/// </summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    // A module that ends Node when Node's standard input closes. Node does not otherwise notice the end of its parent process.
    private const string EndsWithItsStarter = "data:text/javascript,process.stdin.resume().on('end',()=>process.exit())";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private NodeProcess(Process process) => _process = process;

    /// <summary>The program's output so far.</summary>
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

    /// <summary>Starts a program and waits until the program writes a line that begins with <paramref name="ready"/>.</summary>
    /// <param name="program">The program's path below <c>peers/</c>.</param>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="ready">The first words of the line to wait for.</param>
    /// <param name="environment">Additional environment variables.</param>
    /// <returns>The process, and the rest of the line after <paramref name="ready"/>.</returns>
    /// <exception cref="InvalidOperationException">
    /// The program is not installed, has ended, or did not write the line in time. The message contains the program's output.
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
            _process.WaitForExit(); // waits for the rest of the output, which may contain the expected line
            isReady.TrySetException(new InvalidOperationException("The program ended."));
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
