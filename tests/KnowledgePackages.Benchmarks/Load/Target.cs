using System.Diagnostics;
using System.Text;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>One process of a measured program. The load command starts, measures and then kills it.</summary>
internal sealed class Target : IAsyncDisposable
{
    /// <summary>The name of the target that is this product, published.</summary>
    public const string Product = "product";

    /// <summary>The name of the target that is a bot with the same conversation on the official JavaScript SDK.</summary>
    public const string JavaScript = "javascript";

    /// <summary>The name of the target that is a bot with the same conversation on the official .NET SDK.</summary>
    public const string Sdk = "sdk";

    /// <summary>The name of the target that does only a bot's minimal work (see <see cref="LimitHost"/>).</summary>
    public const string Limit = "limit";

    /// <summary>All kinds of targets.</summary>
    public static readonly IReadOnlyList<string> All = [Product, Sdk, JavaScript, Limit];

    /// <summary>The name of the container of the product's store on Azurite.</summary>
    public const string Container = "knowledge-packages";

    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);

    // Kills the measured process if Ctrl+C ends this program during a measurement.
    private readonly EventHandler _onExit;
    private readonly TaskCompletionSource<Uri> _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private Target(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _onExit = (_, _) => _process.Kill();
    }

    public int ProcessId => _process.Id;

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });

    /// <summary>The timestamp of the process start, for <see cref="Stopwatch.GetElapsedTime(long)"/>.</summary>
    public long StartedAt { get; private set; }

    /// <summary>Returns whether a target supports a store. The SDKs have no store for SQLite.</summary>
    public static bool CanUse(string kind, string store) => kind is not (JavaScript or Sdk) || store != Store.Sqlite;

    /// <exception cref="InvalidOperationException">
    /// The process ended or did not listen in time. The message contains its output.
    /// </exception>
    /// <param name="kind">The name of the target.</param>
    /// <param name="store">The store.</param>
    /// <param name="environment">More environment variables of the process; null for none.</param>
    public static async Task<Target> StartAsync(string kind, Store store, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = kind switch
        {
            Product => ProductOn(store),
            Sdk => SdkOn(store),
            JavaScript => JavaScriptOn(store),
            _ => LimitOn(store),
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var target = new Target(start);
        try
        {
            await target.StartAsync();
            return target;
        }
        catch (Exception error) when (error is InvalidOperationException or TimeoutException)
        {
            await target.DisposeAsync();
            throw new InvalidOperationException($"{kind} did not start. It wrote:{Environment.NewLine}{target._output}", error);
        }
    }

    /// <summary>Returns the working set of the process in MB, as the operating system counts it.</summary>
    public double WorkingSet()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1024.0 / 1024.0;
    }

    /// <summary>Returns the processor time that the process has used so far.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>Kills the process with SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= _onExit;
        if (StartedAt != 0)
        {
            await KillAsync();
        }

        _process.Dispose();
        Http.Dispose();
    }

    private async Task StartAsync()
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _listens.TrySetException(new InvalidOperationException("The process ended."));
        StartedAt = Stopwatch.GetTimestamp();
        _process.Start();
        AppDomain.CurrentDomain.ProcessExit += _onExit;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Http.BaseAddress = await _listens.Task.WaitAsync(StartsWithin);
    }

    private void Hear(string? line)
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
            _listens.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }

    // Uses the environment Development, because the product accepts activities without credentials only in Development.
    private static ProcessStartInfo ProductOn(Store store)
    {
        var start = new ProcessStartInfo(Path.Combine(Builds.ProductFolder, Executable("KnowledgePackages.Web")))
        {
            WorkingDirectory = Builds.ProductFolder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Storage__Provider"] = store.Kind switch
        {
            Store.Memory => "Memory",
            Store.Sqlite => "Sqlite",
            _ => "AzureBlobs",
        };
        start.Environment["Storage__Sqlite__Path"] = store.File;
        if (store.ConnectionString is { } account)
        {
            start.Environment["Storage__AzureBlobs__Container"] = Container;
            start.Environment["Storage__AzureBlobs__ConnectionString"] = account;
        }

        return start;
    }

    private static ProcessStartInfo JavaScriptOn(Store store)
    {
        var start = new ProcessStartInfo("node", "index.js") { WorkingDirectory = Builds.JavaScriptFolder };
        start.Environment["NODE_ENV"] = "production";
        start.Environment["CONTENT"] = RepositoryFolder.PathTo("dialogs-content");
        start.Environment["STORAGE"] = store.ConnectionString ?? "";
        return start;
    }

    private static ProcessStartInfo SdkOn(Store store)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, store.ConnectionString is { } account ? ["sdk", account] : ["sdk"]);
        // The garbage collector setting of the product's host. It is not in the project file, because there it would also apply to the
        // target "limit", and slow that target.
        start.Environment["DOTNET_GCGen0MaxBudget"] = "400000"; // hexadecimal
        return start;
    }

    private static ProcessStartInfo LimitOn(Store store) => new(Environment.ProcessPath!, store.Kind switch
    {
        Store.Memory => ["limit"],
        Store.Sqlite => ["limit", store.Kind, store.File],
        _ => ["limit", store.Kind, store.ConnectionString!],
    });

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}
