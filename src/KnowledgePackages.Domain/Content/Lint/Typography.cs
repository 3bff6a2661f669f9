using System.Text.RegularExpressions;

namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Reports characters that are wrong in a language: in French a breaking space before : ; ? ! » or after «, and in French and Ukrainian
/// the straight apostrophe ' or the letter U+02BC instead of the apostrophe ’.
/// </summary>
internal static partial class Typography
{
    private static readonly Dictionary<string, (Regex Wrong, string Problem, string Fix)[]> Rules = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fr"] =
        [
            (
                BreakingSpace(),
                "A line can break before : ; ? ! » or after «.",
                "Write a no-break space there (U+00A0 before the colon, U+202F at the others)."
            ),
            (StraightApostrophe(), "The apostrophe is straight.", "Write ’ (U+2019)."),
        ],
        ["uk"] = [(StraightApostrophe(), "The apostrophe is not the Ukrainian one.", "Write ’ (U+2019).")],
    };

    public static IEnumerable<ContentProblem> Check(string language, IReadOnlyList<TextInFile> texts) =>
        Rules.TryGetValue(language.Split('-')[0], out var rules)
            ? from text in texts
              from rule in rules
              where rule.Wrong.IsMatch(text.Text)
              select text.Place.Problem(text.Id, rule.Problem, rule.Fix)
            : [];

    [GeneratedRegex(" [:;?!»]|« ", RegexOptions.CultureInvariant)]
    private static partial Regex BreakingSpace();

    [GeneratedRegex(@"(?<=\p{L})['\u02BC](?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex StraightApostrophe();
}
