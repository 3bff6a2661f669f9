using System.Diagnostics;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests;

/// <summary>Runs the built host as its own process, for tests of the exit code and the error stream.</summary>
internal static class HostProcess
{
    public static Task<(int ExitCode, string Output, string Error)> RunToEndAsync(params (string Name, string Value)[] settings) =>
        RunToEndAsync([], settings);

    /// <summary>Runs the program with a command line until it ends.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunToEndAsync(
        string[] arguments,
        params (string Name, string Value)[] settings
    )
    {
        using var process = Start(arguments, settings);
        using var limit = new CancellationTokenSource(Patience.Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
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

    /// <summary>
    /// Starts the program with a command line. The caller reads the output of the running process, and must end the process.
    /// </summary>
    public static Process Start(string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = RepositoryFolder.PathTo("src", "KnowledgePackages.Web"),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
