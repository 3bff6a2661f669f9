using System.Diagnostics;
using System.Text;
using KnowledgePackages.Simulator.Hosts;

namespace KnowledgePackages.Simulator;

/// <summary>
/// Azure Blob Storage on this machine: Azurite, in memory, on a port that the system gives. It ends when it is disposed of, and also
/// when the process that started it dies, however that dies.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The only account that Azurite has without being told.</summary>
    public const string Account = "devstoreaccount1";

    /// <summary>That account's key: public, the same in every Azurite, and in Microsoft's documentation.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string Listening = "successfully listens on ";

    // Node does not notice by itself that nobody holds the other end of its standard input any more.
    private const string EndsWithItsStarter = "data:text/javascript,process.stdin.resume().on('end',()=>process.exit())";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private Azurite(Process process) => _process = process;

    /// <summary>Where it listens, for example <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The port where it listens on 127.0.0.1.</summary>
    public int Port => Address.Port;

    /// <summary>Opens it with the account's key, and so with every right.</summary>
    public string ConnectionString => ConnectionStringFor(Port);

    /// <summary>The account's address on <see cref="Port"/>, which stands before the names of containers.</summary>
    public Uri ServiceUri => new(Address, Account);

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="more">Further arguments, for example <c>--cert</c> and <c>--key</c> with the paths of PEM files.</param>
    /// <exception cref="InvalidOperationException">
    /// It is not installed, ended at once, or was not there in time; with what it wrote.
    /// </exception>
    public static async Task<Azurite> StartAsync(params IEnumerable<string> more)
    {
        var listens = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = StartInfo(more), EnableRaisingEvents = true };
        var azurite = new Azurite(process);
        process.OutputDataReceived += (_, line) => azurite.Hear(line.Data, listens);
        process.ErrorDataReceived += (_, line) => azurite.Hear(line.Data, listens);
        process.Exited += (_, _) => listens.TrySetException(new InvalidOperationException("Azurite ended."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            azurite.Address = await listens.Task.WaitAsync(StartsWithin);
            return azurite;
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            await azurite.DisposeAsync();
            throw new InvalidOperationException($"Azurite did not start. It wrote:{Environment.NewLine}{azurite._output}", error);
        }
    }

    /// <summary>As <see cref="ConnectionString"/>, through another port: a proxy's, or one where nobody listens.</summary>
    public string ConnectionStringFor(int port) =>
        $"DefaultEndpointsProtocol={Address.Scheme};AccountName={Account};AccountKey={Key};BlobEndpoint={Address.Scheme}://127.0.0.1:{port}/{Account};";

    /// <summary>Stops it; what it held is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(IEnumerable<string> more)
    {
        var program = Repository.PathTo(
            "tests",
            "KnowledgePackages.Simulator",
            "node_modules",
            "azurite",
            "dist",
            "src",
            "blob",
            "main.js"
        );
        if (!File.Exists(program))
        {
            throw new InvalidOperationException(
                "Azurite is not installed. Run `npm ci` in tests/KnowledgePackages.Simulator, or `bash tests/run.sh`, which does."
            );
        }

        // The official JavaScript SDK, a peer in measurements, speaks a later version of the API than this Azurite knows.
        return new ProcessStartInfo(
            "node",
            [
                "--import",
                EndsWithItsStarter,
                program,
                "--blobHost",
                "127.0.0.1",
                "--blobPort",
                "0",
                "--inMemoryPersistence",
                "--disableTelemetry",
                "--silent",
                "--skipApiVersionCheck",
                .. more,
            ]
        )
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
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

        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0)
        {
            listens.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }
}
