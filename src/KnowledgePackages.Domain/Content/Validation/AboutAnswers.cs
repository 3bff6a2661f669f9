using KnowledgePackages.Domain.Content.Reading;
using KnowledgePackages.Domain.Content.Texts;

namespace KnowledgePackages.Domain.Content.Validation;

/// <summary>
/// Checks the questions about the assistant: every placeholder has a value in the code, and no two questions share a wording.
/// </summary>
internal static class AboutAnswers
{
    public static IEnumerable<ContentProblem> Check(TextsSource texts, ContentRequirements requirements)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in texts.Entries.Where(entry => entry.Kind == TextKind.About))
        {
            if (!texts.Tables.About.TryGetValue(entry.Id, out var question))
            {
                continue;
            }

            foreach (var text in question.Answer.Append(question.Otherwise).OfType<string>())
            {
                if (Placeholders.HasStrayBrace(text))
                {
                    yield return entry.Place.Problem(
                        entry.Id, "There is a brace that is not part of a {name}.", "Write {name}, or take the brace away.");
                }

                foreach (var unknown in requirements.AboutValues.Count == 0 ? [] : Placeholders.In(text).Except(requirements.AboutValues))
                {
                    yield return entry.Place.Problem(
                        entry.Id,
                        $"The program has no value for {{{unknown}}}.",
                        $"Use one of: {string.Join(", ", requirements.AboutValues)}.");
                }
            }

            foreach (var wording in question.Wordings.Where(wording => !owners.TryAdd(requirements.Comparable(wording), entry.Id)))
            {
                yield return entry.Place.Problem(
                    entry.Id, $"'{wording}' asks {owners[requirements.Comparable(wording)]} already.", "Keep it in one place.");
            }
        }
    }
}
