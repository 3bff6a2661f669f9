using System.Text.RegularExpressions;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports words that the term base of a language forbids (<see cref="TermChoice.Avoided"/>), so that the texts use one word for one thing,
/// and address the reader in one form.
/// </summary>
internal static class WordChoice
{
    public static IEnumerable<ContentProblem> Check(IReadOnlyList<TermChoice> terms, IReadOnlyList<TextInFile> texts)
    {
        foreach (var term in terms)
        {
            foreach (var word in term.Avoided)
            {
                var whole = new Regex(
                    $@"(?<![\p{{L}}\p{{M}}\p{{N}}]){Regex.Escape(word)}(?![\p{{L}}\p{{M}}\p{{N}}])",
                    RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
                );
                foreach (var text in texts.Where(text => whole.IsMatch(text.Text)))
                {
                    yield return text.Place.Problem(text.Id, $"'{word}' is not used in this language.", $"Write: {term.Preferred}.");
                }
            }
        }
    }
}
