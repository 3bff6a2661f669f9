using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.TestKit;

/// <summary>The sample content as a temporary folder on disk, for the host's setting <c>Content:Path</c>.</summary>
public sealed class SampleContentFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kp-sample");

    /// <summary>Writes the folder.</summary>
    /// <param name="files">The files to write; null for <see cref="SampleContent.Files"/>.</param>
    public SampleContentFolder(IEnumerable<ContentFile>? files = null)
    {
        foreach (var file in files ?? SampleContent.Files)
        {
            var target = System.IO.Path.Combine(Path, file.Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, file.Bytes.ToArray());
        }
    }

    /// <summary>The path of the folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>Returns the settings of a host process that uses this folder.</summary>
    /// <param name="others">All other settings of the host.</param>
    public Dictionary<string, string> SettingsWith(IReadOnlyDictionary<string, string> others) => new(others) { ["Content__Path"] = Path };

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
