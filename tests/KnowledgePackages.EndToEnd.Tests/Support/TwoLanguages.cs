using KnowledgePackages.Bot.Tests;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.EndToEnd.Tests.Support;

/// <summary>A host whose content has a language more, which is written from the right.</summary>
public sealed class TwoLanguages : IAsyncLifetime
{
    private readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("knowledge-packages-content-");
    private RunningHost? _host;

    internal string Url => _host!.Url;

    public async Task InitializeAsync()
    {
        var source = RepositoryFolder.PathTo("dialogs-content");
        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(source, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(file)));
        foreach (var (path, bytes) in PseudoLanguage.AddTo(files))
        {
            var target = Path.Combine(_content.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, bytes);
        }

        _host = await RunningHost.StartAsync(("Content__Path", _content.FullName));
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _content.Delete(recursive: true);
    }
}
