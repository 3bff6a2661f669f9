using System.Diagnostics;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Benchmarks.Load;

/// <summary>Builds and installs the programs to measure.</summary>
internal static class Builds
{
    /// <summary>The folder of the published product.</summary>
    public static string ProductFolder { get; } = RepositoryFolder.PathTo("artifacts", "load", "product");

    /// <summary>The folder of the bot on the official JavaScript SDK.</summary>
    public static string JavaScriptFolder { get; } = RepositoryFolder.PathTo("tests", "KnowledgePackages.Benchmarks", "javascript");

    /// <summary>
    /// Publishes the product, and installs the npm packages of the JavaScript bot and of Azurite, each only if these targets and stores
    /// need it.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// A build or installation failed. The message contains the output of the failed command.
    /// </exception>
    public static async Task PrepareAsync(IReadOnlyList<string> targets, params IReadOnlyList<string> stores)
    {
        if (targets.Contains(Target.Product))
        {
            // Publish for this machine, as an operator does: the code is compiled ahead of time, so that the product starts fast.
            await RunAsync("dotnet", RepositoryFolder.PathTo(), [
                "publish", "src/KnowledgePackages.Web", "-c", "Release", "--use-current-runtime", "--self-contained", "false",
                "-o", ProductFolder, "-v", "quiet", "--nologo"]);
        }

        if (targets.Contains(Target.JavaScript))
        {
            await InstallAsync(JavaScriptFolder);
        }

        if (stores.Contains(Store.Azurite))
        {
            await InstallAsync(RepositoryFolder.PathTo("tests", "KnowledgePackages.Simulator"));
        }
    }

    private static Task InstallAsync(string folder) => Directory.Exists(Path.Combine(folder, "node_modules"))
        ? Task.CompletedTask
        : RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", folder, ["ci", "--no-audit", "--no-fund"]);

    private static async Task RunAsync(string program, string folder, string[] args)
    {
        Console.WriteLine($"{program} {string.Join(' ', args)}");
        using var process = Process.Start(new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {args[0]} failed:{Environment.NewLine}{await output}{await errors}");
        }
    }
}
