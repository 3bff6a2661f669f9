using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>
/// Runs a script with stand-ins for the programs that the script calls: az, curl and dotnet. The stand-ins record their calls. The stand-in
/// for Azure also records the parameters of the last deployment, and can reject a call.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class FakeAzure : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("kp-deploy");

    public FakeAzure()
    {
        foreach (var folder in (string[])["bin", "work", "temp"])
        {
            _root.CreateSubdirectory(folder);
        }

        Answer("version", """{"azure-cli": "2.80.0"}""");
        Answer("account show", """{"id": "sub-1", "name": "The school", "tenantId": "tenant-1"}""");
        Answer("group exists", "false");
        Answer("group show", """{"location": "westeurope"}""");
        Answer("resource list", "[]");
        Answer("webapp list", """[{"hostNames": ["kp-test-abc.azurewebsites.net"]}]""");
        Answer("webapp show", """{"defaultHostName": "kp-test-abc.azurewebsites.net"}""");
        Answer("provider list", new JsonArray([
            .. new[] { "Web", "Storage", "ManagedIdentity", "BotService", "OperationalInsights", "Insights" }.Select(name =>
                new JsonObject { ["namespace"] = $"Microsoft.{name}", ["registrationState"] = "Registered" }),
        ]).ToJsonString());
        Outputs();
        Write("az", """
            #!/usr/bin/env bash
            root=$(dirname "$0")/..
            printf 'az %s\n' "$*" >>"$root/calls"
            for argument in "$@"; do
              case $argument in @*) cp "${argument#@}" "$root/sent.json" ;; esac
            done
            if [ -f "$root/refused" ] && [[ "$*" == $(cat "$root/refused")* ]]; then
              echo "Azure refuses this." >&2
              exit 1
            fi
            for answer in "$root"/answer-*; do
              if [[ "$*" == $(head -n 1 "$answer")* ]]; then tail -n +2 "$answer"; fi
            done
            """);
        Write("curl", """
            #!/usr/bin/env bash
            root=$(dirname "$0")/..
            printf 'curl %s\n' "${!#}" >>"$root/calls"
            cat "$root/ready"
            ! grep -q failed "$root/ready"
            """);
        Write("dotnet", """
            #!/usr/bin/env bash
            root=$(dirname "$0")/..
            printf 'dotnet %s\n' "$*" >>"$root/calls"
            if [ -f "$root/unbuildable" ] && [ "$1" = publish ]; then exit 1; fi
            while [ $# -gt 0 ]; do
              if [ "$1" = -o ]; then mkdir -p "$2" && echo program >"$2/program.dll"; fi
              shift
            done
            """);
        IsReady = true;
    }

    /// <summary>The script's working directory, in which the script stores its parameter file.</summary>
    public string Folder => Path.Combine(_root.FullName, "work");

    /// <summary>The paths of the temporary files and folders that the script has not deleted.</summary>
    public IEnumerable<string> Left => Directory.EnumerateFileSystemEntries(Path.Combine(_root.FullName, "temp"), "*", SearchOption.AllDirectories);

    /// <summary>All calls to the stand-ins so far, in order.</summary>
    public string[] Calls => File.Exists(PathOf("calls")) ? File.ReadAllLines(PathOf("calls")) : [];

    /// <summary>The parameters of the last deployment.</summary>
    public JsonObject Sent => JsonNode.Parse(File.ReadAllText(PathOf("sent.json")))!["parameters"]!.AsObject();

    /// <summary>Sets whether the published program reports that it is ready.</summary>
    public bool IsReady
    {
        set => File.WriteAllText(PathOf("ready"), value ? """{"status":"ok"}""" : """{"status":"failed"}""");
    }

    /// <summary>Makes Azure reject all calls that begin with <paramref name="call"/>, and no other calls.</summary>
    public void Refuse(string call) => File.WriteAllText(PathOf("refused"), call);

    /// <summary>Makes <c>dotnet publish</c> fail.</summary>
    public void BreakBuild() => File.WriteAllText(PathOf("unbuildable"), "");

    /// <summary>Sets the response of Azure to all calls that begin with <paramref name="call"/>.</summary>
    public void Answer(string call, string json)
    {
        File.WriteAllText(PathOf($"answer-{call.Replace(' ', '-')}"), $"{call}\n{json}");
    }

    /// <summary>Sets the outputs and the parameters that Azure returns for a deployment.</summary>
    public void Outputs(string app = "kp-test-abc", string slot = "", string? parameters = null)
    {
        JsonObject outputs = [];
        foreach (var (name, value) in new (string, string)[]
        {
            ("appName", app), ("slotName", slot), ("address", "https://the-address"), ("host", "the-host"),
            ("defaultHost", "the-default-host"), ("appId", "the-app-id"), ("domainVerificationId", "the-verification"),
        })
        {
            outputs[name] = new JsonObject { ["type"] = "String", ["value"] = value };
        }

        var deployment = new JsonObject
        {
            ["properties"] = new JsonObject { ["outputs"] = outputs, ["parameters"] = JsonNode.Parse(parameters ?? "{}") },
        }.ToJsonString();
        foreach (var call in (string[])["deployment sub create", "deployment sub show", "deployment group create", "deployment group show"])
        {
            Answer(call, deployment);
        }
    }

    /// <summary>Runs a program. The stand-ins come first in its PATH, so they replace the real programs.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Folder,
        };
        start.Environment["PATH"] = $"{PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["TMPDIR"] = PathOf("temp");
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience.Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public void Dispose() => _root.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_root.FullName, name);

    private void Write(string program, string text)
    {
        var file = Path.Combine(PathOf("bin"), program);
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }
}
