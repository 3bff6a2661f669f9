namespace KnowledgePackages.Domain.Content;

/// <summary>One problem in the content that an editor has to fix.</summary>
/// <param name="File">The file's path relative to the content folder; empty if no single file is the cause.</param>
/// <param name="Line">The line in that file, from 1; null if it is not known.</param>
/// <param name="Id">
/// The content id of the item with the problem, or the JSON names that lead to the value with the problem; null if the problem concerns no
/// single id.
/// </param>
/// <param name="Problem">The description of the problem, as a sentence.</param>
/// <param name="Fix">The instruction to the editor how to fix the problem, as a sentence.</param>
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
