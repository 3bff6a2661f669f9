namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>A content file that is being read, and the list that collects its problems.</summary>
internal sealed class SourceFile(ContentFile file, ICollection<ContentProblem> problems)
{
    public string Path => file.Path;

    public ReadOnlyMemory<byte> Bytes => file.Bytes;

    public SourcePlace At(int line) => new(Path, line);

    public void Report(int? line, string? id, string problem, string fix) => problems.Add(new(Path, line, id, problem, fix));
}

/// <summary>A file and a line in it, for reporting problems. The line is null if it is not known.</summary>
internal readonly record struct SourcePlace(string File, int? Line)
{
    public ContentProblem Problem(string? id, string problem, string fix) => new(File, Line, id, problem, fix);
}

/// <summary>An id with the place in a file where the id is defined, or where another item refers to it.</summary>
internal sealed record IdAt(string Id, SourcePlace Place);
