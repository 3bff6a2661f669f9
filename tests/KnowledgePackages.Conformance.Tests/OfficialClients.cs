using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgePackages.Simulator.Hosts;

namespace KnowledgePackages.Conformance.Tests;

/// <summary>
/// A Node.js process that runs any number of Microsoft's own Direct Line clients. The process ends when this test process ends.
/// </summary>
internal sealed class OfficialClients : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, OfficialClient> _clients = new();
    private readonly StringBuilder _problems = new();
    private readonly Process _process;

    private OfficialClients(Process process) => _process = process;

    public static OfficialClients Start()
    {
        var folder = Repository.PathTo("tests", "KnowledgePackages.Conformance.Tests");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "botframework-directlinejs")))
        {
            throw new InvalidOperationException(
                $"The official client is not installed. Run `npm ci` in {folder}, or `bash tests/run.sh`, which does."
            );
        }

        var start = new ProcessStartInfo("node", [Path.Combine(folder, "client.cjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clients = new OfficialClients(new Process { StartInfo = start });
        clients._process.OutputDataReceived += (_, line) => clients.Hear(line.Data);
        clients._process.ErrorDataReceived += (_, line) => clients.Note(line.Data);
        clients._process.Start();
        clients._process.BeginOutputReadLine();
        clients._process.BeginErrorReadLine();
        return clients;
    }

    /// <summary>Starts an official client in the Node.js process. The options are passed to the client's constructor.</summary>
    public OfficialClient Connect(JsonObject options)
    {
        var client = new OfficialClient(this, $"client-{_clients.Count + 1}");
        _clients[client.Name] = client;
        Send(new JsonObject { ["do"] = "connect", ["client"] = client.Name, ["options"] = options });
        return client;
    }

    public void Send(JsonObject order)
    {
        lock (_process)
        {
            _process.StandardInput.WriteLine(order.ToJsonString());
            _process.StandardInput.Flush();
        }
    }

    public string Problems
    {
        get
        {
            lock (_problems)
            {
                return _problems.ToString();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is not null && JsonNode.Parse(line) is { } told)
        {
            _clients[told["client"]!.GetValue<string>()].Hear(told["event"]!.GetValue<string>(), told["value"]);
        }
    }

    private void Note(string? line)
    {
        lock (_problems)
        {
            _problems.AppendLine(line);
        }
    }
}
