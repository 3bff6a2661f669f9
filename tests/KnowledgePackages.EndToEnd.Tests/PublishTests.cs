using System.Diagnostics;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests;

public sealed class PublishTests
{
    [Fact]
    public async Task The_program_is_published_on_a_machine_without_node()
    {
        var output = Directory.CreateTempSubdirectory("knowledge-packages-publish-");
        var built = Path.GetRelativePath(RepositoryFolder.PathTo("tests", "KnowledgePackages.EndToEnd.Tests"), AppContext.BaseDirectory);
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Environment.ProcessPath!;
        var start = new ProcessStartInfo(
            dotnet,
            [
                "publish", RepositoryFolder.PathTo("src", "KnowledgePackages.Web"), "--no-build", "--no-restore", "--nologo",
                "-c", built.Split(Path.DirectorySeparatorChar)[1], "-o", output.FullName, "-nodeReuse:false",
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = output.FullName; // a folder without programs: publishing must need no other tools
        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();

        Assert.True(publish.ExitCode == 0, said);
        Assert.True(File.Exists(Path.Combine(output.FullName, "wwwroot", "js", "live.js")));
        Assert.True(File.Exists(Path.Combine(output.FullName, "dialogs-content", "content.json")));
        Assert.Empty(Directory.EnumerateFiles(output.FullName, "webchat*", SearchOption.AllDirectories));
        Assert.True(File.Exists(Path.Combine(output.FullName, "LICENSE")));
        AllLibrariesAreNamed(output);
        output.Delete(recursive: true);
    }

    // Licences of others ask to pass on their text with every copy.
    private static void AllLibrariesAreNamed(DirectoryInfo program)
    {
        var notices = File.ReadAllText(Path.Combine(program.FullName, "THIRD-PARTY-NOTICES.txt"));
        var named = notices.Split('\n')
            .Where(line => line.StartsWith("  Files: ", StringComparison.Ordinal))
            .SelectMany(line => line["  Files: ".Length..].Split(", "))
            .ToHashSet();
        string[] patterns = ["*.dll", "*.so", "*.dylib"];
        var shipped = patterns.SelectMany(pattern => program.EnumerateFiles(pattern, SearchOption.AllDirectories))
            .Select(file => file.Name)
            .Where(name => !name.StartsWith("KnowledgePackages.", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(shipped);
        Assert.All(shipped, name => Assert.Contains(name, named));
        Assert.Contains("Apache License", notices, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", notices, StringComparison.Ordinal);
        Assert.Contains("Lucene.Net, NOTICE.txt", notices, StringComparison.Ordinal);
    }
}
