using System.Text;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Lint;

namespace KnowledgePackages.Domain.Tests.Support;

/// <summary>
/// A small content folder without problems, for tests to change: package <c>basic</c> with one station, and package <c>next</c> with three
/// questions and two stations. Station <c>next-s1</c> has six steps: one introduction, two of resources, two of tips, one of actions.
/// </summary>
internal sealed partial class SampleFolder
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public SampleFolder()
    {
        foreach (var (path, text) in Texts)
        {
            _files[path] = Encoding.UTF8.GetBytes(text);
        }
    }

    public static ContentRequirements Requirements { get; } = new(
        [new("greeting"), new("hello", "name"), new("left", "count")],
        ["yes", "no"])
    { Teams = [new("name.short", 30)], AboutValues = ["questions"] };

    public IEnumerable<ContentFile> JsonFiles => Files.Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal));

    public IEnumerable<ContentFile> Files => _files.Select(file => new ContentFile(file.Key, file.Value));

    public SampleFolder Replace(string path, string old, string now)
    {
        var text = Encoding.UTF8.GetString(_files[path]);
        Assert.Contains(old, text, StringComparison.Ordinal);
        _files[path] = Encoding.UTF8.GetBytes(text.Replace(old, now, StringComparison.Ordinal));
        return this;
    }

    public SampleFolder Put(string path, string text) => Put(path, Encoding.UTF8.GetBytes(text));

    public SampleFolder Put(string path, byte[] bytes)
    {
        _files[path] = bytes;
        return this;
    }

    public SampleFolder Remove(string path)
    {
        Assert.True(_files.Remove(path));
        return this;
    }

    /// <summary>Copies every English text to another language.</summary>
    public SampleFolder AllIn(string language)
    {
        foreach (var (path, bytes) in _files.Where(file => file.Key.StartsWith("texts/en/", StringComparison.Ordinal)).ToList())
        {
            _files[path.Replace("/en/", $"/{language}/", StringComparison.Ordinal)] = bytes;
        }

        return this;
    }

    public IReadOnlyList<ContentFinding> Lint(FindingSeverity missingTranslations = FindingSeverity.Warning) =>
        ContentLint.Check(
            Files,
            Requirements with
            {
                ExclusiveGroups = ["yes", "no"],
                Comparable = phrase => phrase.ToLowerInvariant().Replace('é', 'e'),
            },
            missingTranslations
        );

    public ContentResult Load(ContentRequirements? requirements = null) =>
        ContentLoader.Load(Files, requirements ?? Requirements);

    public DialogsContent Content() => Load().Expect();

    public IReadOnlyList<ContentProblem> Problems(ContentRequirements? requirements = null) => Load(requirements).ExpectProblems();
}
