using System.Diagnostics;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Deployment;

/// <summary>Runs the deployment script with stand-ins for the programs that it calls, and checks the calls and their order.</summary>
public sealed class DeployScriptTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-deploy");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Everything_new_is_made_then_built_then_published_to_the_app_that_was_made()
    {
        var (exitCode, output, calls) = await RunAsync(
            "new",
            "--group",
            "kp",
            "--location",
            "westeurope",
            "--name",
            "kp-test",
            "alertEmail=a@example.org",
            "botDisplayName=My bot"
        );

        Assert.Equal(0, exitCode);
        Assert.StartsWith(
            "az deployment sub create --name knowledge-packages-deploy --location westeurope --template-file ",
            calls[0],
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "new-group.json --parameters resourceGroupName=kp name=kp-test location=westeurope alertEmail=a@example.org botDisplayName=My bot --output none",
            calls[0],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "az deployment sub show --name knowledge-packages-deploy --query properties.outputs.appName.value --output tsv",
            calls
        );
        Assert.Contains(
            calls,
            call =>
                call.StartsWith("dotnet publish ", StringComparison.Ordinal)
                && call.Contains("-c Release -r linux-x64 --self-contained false", StringComparison.Ordinal)
        );
        Assert.Contains(
            calls,
            call =>
                call.StartsWith(
                    "az webapp deploy --resource-group kp --name appName-value --type zip --src-path ",
                    StringComparison.Ordinal
                )
        );
        Assert.Contains("teams package --app-id appId-value --host host-value", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_that_is_there_nothing_is_asked_of_the_subscription()
    {
        var (exitCode, _, calls) = await RunAsync("existing", "--group", "kp", "--name", "kp-test");

        Assert.Equal(0, exitCode);
        Assert.EndsWith("existing-group.json --parameters name=kp-test --output none", calls[0], StringComparison.Ordinal);
        Assert.DoesNotContain(calls, call => call.Contains(" sub ", StringComparison.Ordinal));
        Assert.Contains(
            "az deployment group show --resource-group kp --name knowledge-packages-deploy --query properties.outputs.appName.value --output tsv",
            calls
        );
    }

    [Fact]
    public async Task An_earlier_zip_is_published_as_it_is()
    {
        var zip = Path.Combine(_folder.FullName, "earlier.zip");
        await File.WriteAllTextAsync(zip, "");

        var (exitCode, _, calls) = await RunAsync("publish", "--group", "kp", "--app", "kp-test-abc", "--zip", zip);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            $"az webapp deploy --resource-group kp --name kp-test-abc --type zip --src-path {zip} --output none",
            Assert.Single(calls)
        );
    }

    [Theory]
    [InlineData("--location is missing.", "new", "--group", "kp", "--name", "kp-test")]
    [InlineData("--name is missing.", "existing", "--group", "kp")]
    [InlineData("--app is missing.", "publish", "--group", "kp")]
    [InlineData("--group: the value is missing.", "publish", "--group", "--app", "x")]
    [InlineData("--colour: there is no such option.", "publish", "--colour", "teal")]
    [InlineData("--output is missing.", "zip")]
    public async Task What_is_missing_is_named_before_anything_is_done(string told, params string[] arguments)
    {
        var (exitCode, output, calls) = await RunAsync(arguments);

        Assert.Equal(1, exitCode);
        Assert.Equal(told, output.Trim());
        Assert.Empty(calls);
    }

    private async Task<(int ExitCode, string Output, string[] Calls)> RunAsync(params string[] arguments)
    {
        // Each stand-in logs its arguments. If az is asked for an output, it prints a value that contains the output's name.
        var log = Path.Combine(_folder.FullName, "calls");
        foreach (var program in (string[])["az", "dotnet", "zip"])
        {
            var file = Path.Combine(_folder.FullName, program);
            await File.WriteAllTextAsync(file, $$"""
                #!/usr/bin/env bash
                printf '%s\n' "{{program}} $*" >> "{{log}}"
                if [[ "$*" =~ outputs\.([A-Za-z]+)\.value ]]; then echo "${BASH_REMATCH[1]}-value"; fi
                if [ {{program}} = zip ]; then touch "$2"; fi
                """);
            using var chmod = Process.Start("chmod", ["+x", file]);
            await chmod.WaitForExitAsync();
        }

        var start = new ProcessStartInfo(
            "bash",
            [RepositoryFolder.PathTo("deploymentTemplates", "deploy.sh"), .. arguments]
        )
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
        };
        start.Environment["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error, File.Exists(log) ? await File.ReadAllLinesAsync(log) : []);
    }
}
