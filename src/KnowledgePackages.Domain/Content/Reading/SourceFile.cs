namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>A file that is being read, and the list that collects its problems.</summary>
internal sealed class SourceFile(ContentFile file, ICollection<ContentProblem> problems)
{
    public string Path => file.Path;

    public ReadOnlyMemory<byte> Bytes => file.Bytes;

    public SourcePlace At(int line) => new(Path, line);

    public void Report(int? line, string? id, string problem, string fix) => problems.Add(new(Path, line, id, problem, fix));
}

/// <summary>A place that a problem can point to.</summary>
internal readonly record struct SourcePlace(string File, int? Line)
{
    public ContentProblem Problem(string? id, string problem, string fix) => new(File, Line, id, problem, fix);
}

/// <summary>An id with its place in a file: its definition or a reference.</summary>
internal sealed record IdAt(string Id, SourcePlace Place);
