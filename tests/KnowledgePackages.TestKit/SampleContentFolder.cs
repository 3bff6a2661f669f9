using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.TestKit;

/// <summary>The sample content as a folder on the disk, for a host; its setting is <c>Content:Path</c>.</summary>
public sealed class SampleContentFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-sample");

    /// <summary>Writes the folder.</summary>
    /// <param name="files">What to write; <see cref="SampleContent.Files"/> where null.</param>
    public SampleContentFolder(IEnumerable<ContentFile>? files = null)
    {
        foreach (var file in files ?? SampleContent.Files)
        {
            var target = System.IO.Path.Combine(Path, file.Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, file.Bytes.ToArray());
        }
    }

    /// <summary>Where it is.</summary>
    public string Path => _folder.FullName;

    /// <summary>Settings of a host process, and with them that it serves this folder.</summary>
    /// <param name="others">Its other settings.</param>
    public Dictionary<string, string> SettingsWith(IReadOnlyDictionary<string, string> others) => new(others) { ["Content__Path"] = Path };

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
