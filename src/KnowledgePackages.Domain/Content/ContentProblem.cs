namespace KnowledgePackages.Domain.Content;

/// <summary>One problem that an editor has to fix.</summary>
/// <param name="File">Relative to the content folder; empty if no single file is the cause.</param>
/// <param name="Line">Line in that file, from 1, if known.</param>
/// <param name="Id">Content id or key path that the problem is about, if any.</param>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Fix">What to do, as a sentence.</param>
public sealed record ContentProblem(string File, int? Line, string? Id, string Problem, string Fix)
{
    /// <summary>
    /// Returns the problem as one line for a terminal: <c>stations/kp1-s1.json:12: kp1-s1-t3: The text is empty. Write a text.</c>
    /// </summary>
    public override string ToString()
    {
        var place = Line is { } line ? $"{File}:{line}: " : File.Length > 0 ? $"{File}: " : "";
        return $"{place}{(Id is null ? "" : $"{Id}: ")}{Problem} {Fix}";
    }
}
