using System.Diagnostics;
using System.Text.RegularExpressions;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>The command <c>content preview</c> as its own process, on a copy of the content that a test may change.</summary>
internal sealed partial class RunningPreview : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("kp-preview-");
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;

    /// <summary>The address of the page.</summary>
    public string Url { get; private set; } = "";

    public static async Task<RunningPreview> StartAsync()
    {
        var preview = new RunningPreview();
        var source = RepositoryFolder.PathTo("dialogs-content");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = preview.PathTo(Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        preview.Start();
        preview.Url = await preview._address.Task.WaitAsync(StartsWithin);
        return preview;
    }

    public string PathTo(string file) => Path.Combine(_content.FullName, file);

    public string Read(string file) => File.ReadAllText(PathTo(file));

    /// <summary>Saves a file as an editor does.</summary>
    public void Save(string file, string text) => File.WriteAllText(PathTo(file), text);

    public async ValueTask DisposeAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _content.Delete(recursive: true);
    }

    private void Start()
    {
        // The folder bin/<configuration>/<framework> of the tests. The host is built with the same configuration and framework.
        var built = Path.GetRelativePath(RepositoryFolder.PathTo("tests", "KnowledgePackages.EndToEnd.Tests"), AppContext.BaseDirectory);
        var project = RepositoryFolder.PathTo("src", "KnowledgePackages.Web");
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(project, built, "KnowledgePackages.Web.dll"), "content", "preview", "--no-browser"]
        )
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Content__Path"] = _content.FullName;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The preview ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is not null && Address().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(match.Groups[1].Value);
        }
    }

    [GeneratedRegex(@" is at (http://127\.0\.0\.1:\d+)\.")]
    private static partial Regex Address();
}
