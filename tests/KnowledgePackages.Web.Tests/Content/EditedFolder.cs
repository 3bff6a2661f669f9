using System.Text.Json.Nodes;
using KnowledgePackages.TestKit;

namespace KnowledgePackages.Web.Tests.Content;

/// <summary>A copy of this repository's content that a test may change.</summary>
internal sealed class EditedFolder : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("kp-content");

    public EditedFolder()
    {
        var source = RepositoryFolder.PathTo("dialogs-content");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = PathTo(System.IO.Path.GetRelativePath(source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string Path => System.IO.Path.Combine(_parent.FullName, "dialogs-content");

    public string PathTo(string file) => System.IO.Path.Combine(Path, file);

    /// <summary>Replaces a file in one step, so that the host never reads a half-written file.</summary>
    public void Write(string file, string text)
    {
        var written = System.IO.Path.Combine(_parent.FullName, "written");
        File.WriteAllText(written, text);
        File.Move(written, PathTo(file), overwrite: true);
    }

    public string Read(string file) => File.ReadAllText(PathTo(file));

    /// <summary>
    /// Replaces words in a file. Unlike <see cref="Change"/>, this method keeps the formatting of the file, and the result may be invalid
    /// JSON.
    /// </summary>
    public void Replace(string file, string old, string now)
    {
        var text = Read(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(file, text.Replace(old, now, StringComparison.Ordinal));
    }

    public void Change(string file, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(Read(file))!;
        change(json);
        Write(file, json.ToJsonString());
    }

    /// <summary>Changes the text of a message.</summary>
    public void Say(string id, string text, string language = "en") =>
        Change($"texts/{language}/messages.json", json => json["messages"]![id] = text);

    /// <summary>If <paramref name="away"/> is true, gives the folder another name; otherwise gives the folder its own name again.</summary>
    public void Move(bool away) => Directory.Move(away ? Path : $"{Path}-away", away ? $"{Path}-away" : Path);

    public void Dispose() => _parent.Delete(recursive: true);
}
