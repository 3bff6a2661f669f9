using System.Text.RegularExpressions;
using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports abbreviations in capital letters (EQAVET, CoVE) that are not in the glossary. Each abbreviation is reported once, at its first
/// occurrence.
/// </summary>
internal static partial class UndefinedTerms
{
    public static IEnumerable<ContentProblem> Check(TextsSource texts, IEnumerable<LintText> sentences)
    {
        var known = texts.Tables.Glossary.Values
            .SelectMany(term => term.Aliases.Append(term.Term))
            .SelectMany(name => ShortForm().Matches(name).Select(match => match.Value))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var text in sentences)
        {
            foreach (var word in ShortForm().Matches(text.Text).Select(match => match.Value).Where(known.Add))
            {
                yield return text.Place.Problem(
                    text.Id,
                    $"'{word}' is not in the glossary.",
                    $"Add it to texts/{texts.Language}/glossary.json, or write it out."
                );
            }
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Lu}[\p{L}]*\p{Lu}(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex ShortForm();
}
