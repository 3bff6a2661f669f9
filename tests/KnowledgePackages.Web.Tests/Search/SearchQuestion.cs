namespace KnowledgePackages.Web.Tests.Search;

/// <summary>A question of <c>questions.txt</c>, with its language, the content ids that answer it, and its line in the file.</summary>
internal sealed record SearchQuestion(string Language, string Text, IReadOnlyList<string> Answers, int Line)
{
    /// <summary>Reads all questions, in order.</summary>
    /// <exception cref="FormatException">A line does not have the format that the head of the file describes.</exception>
    public static IReadOnlyList<SearchQuestion> Read(string path)
    {
        var questions = new List<SearchQuestion>();
        var language = "";
        var number = 0;
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()))
        {
            number++;
            if (line.StartsWith('['))
            {
                language = line.Trim('[', ']');
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                questions.Add(
                    line.Split("->") is [var text, var ids] && language.Length > 0
                        ? new(
                            language,
                            text.Trim(),
                            ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                            number
                        )
                        : throw new FormatException($"{path}:{number}: Write a question, an arrow and content ids, below a line like [en].")
                );
            }
        }

        return questions;
    }
}
