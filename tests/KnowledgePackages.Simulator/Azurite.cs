using System.Diagnostics;
using System.Text;
using KnowledgePackages.Simulator.Hosts;

namespace KnowledgePackages.Simulator;

/// <summary>
/// Azurite, the emulator of Azure Blob Storage, on this machine. Azurite stores in memory and listens on a free port. Its process ends on
/// disposal, and when the process that started Azurite ends or crashes.
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The account that every Azurite has by default.</summary>
    public const string Account = "devstoreaccount1";

    /// <summary>The key of <see cref="Account"/>: public in Microsoft's documentation, and the same in every Azurite.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string Listening = "successfully listens on ";

    // Without this script, Node.js keeps running after the process at the other end of standard input has ended.
    private const string EndsWithItsStarter = "data:text/javascript,process.stdin.resume().on('end',()=>process.exit())";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private Azurite(Process process) => _process = process;

    /// <summary>The address on which Azurite listens, for example <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The port on 127.0.0.1 on which Azurite listens.</summary>
    public int Port => Address.Port;

    /// <summary>The connection string with the account's key, which grants all permissions.</summary>
    public string ConnectionString => ConnectionStringFor(Port);

    /// <summary>The account's address on <see cref="Port"/>. Container names are appended to it.</summary>
    public Uri ServiceUri => new(Address, Account);

    /// <summary>Starts Azurite and waits until it listens.</summary>
    /// <param name="more">Further arguments, for example <c>--cert</c> and <c>--key</c> with the paths of PEM files.</param>
    /// <exception cref="InvalidOperationException">
    /// Azurite is not installed, ended immediately, or did not listen in time. The message contains its output.
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

    /// <summary>Returns the <see cref="ConnectionString"/> with another port, for a proxy or for an unused port.</summary>
    public string ConnectionStringFor(int port) =>
        $"DefaultEndpointsProtocol={Address.Scheme};AccountName={Account};AccountKey={Key};BlobEndpoint={Address.Scheme}://127.0.0.1:{port}/{Account};";

    /// <summary>Stops Azurite. All stored data is lost.</summary>
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

        // Skip the check of the API version, because the official JavaScript SDK uses a later version than this Azurite supports.
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
