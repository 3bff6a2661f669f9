namespace KnowledgePackages.Web.Tests.Search;

/// <summary>A question of <c>asked.txt</c>.</summary>
/// <param name="Language">The language of the question.</param>
/// <param name="Text">The question as a person writes it.</param>
/// <param name="Answers">The content ids that answer the question; empty if the content has no answer.</param>
/// <param name="IsHeldOut">Whether the question is held out: no developer has seen its result while they improved the search.</param>
internal sealed record AskedQuestion(string Language, string Text, IReadOnlyList<string> Answers, bool IsHeldOut)
{
    private const string Nothing = "nothing";
    private const string Subjects = "subjects";

    /// <summary>
    /// Reads all questions. In each language, every second question with answers and every second question without answers is held out.
    /// </summary>
    /// <exception cref="FormatException">A line does not have the format that the head of the file describes.</exception>
    public static IReadOnlyList<AskedQuestion> Read(string path)
    {
        var subjects = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var questions = new List<AskedQuestion>();
        var section = "";
        foreach (var line in File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line is ['[', .. var heading, ']'])
            {
                section = heading;
            }
            else if (section == Subjects && line.Split('=') is [var name, var ids])
            {
                subjects.Add(name.Trim(), ids.Split(',', StringSplitOptions.TrimEntries));
            }
            else if (section == Nothing && line.Split(':', 2) is [var language, var text])
            {
                Add(language, text.Trim(), []);
            }
            else if (line.Split("->") is [var asked, var about])
            {
                Add(section, asked.Trim(), [.. about.Split(',', StringSplitOptions.TrimEntries).SelectMany(Answer)]);
            }
            else
            {
                throw new FormatException($"{path}: '{line}' is neither a subject nor a question.");
            }
        }

        return questions;

        string[] Answer(string name) => subjects.GetValueOrDefault(name) ?? [name];

        void Add(string language, string text, IReadOnlyList<string> answers)
        {
            var before = questions.Count(question => question.Language == language && question.Answers.Count == 0 == (answers.Count == 0));
            questions.Add(new(language, text, answers, IsHeldOut: before % 2 == 1));
        }
    }
}
