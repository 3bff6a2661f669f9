using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Domain.Content.Texts;

/// <summary>
/// Finds and fills in the placeholders <c>{name}</c> of a text. A name starts with a lower-case letter. Any other use of braces is a
/// mistake of the editor.
/// </summary>
internal static partial class Placeholders
{
    public static IEnumerable<string> In(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    public static bool HasStrayBrace(string text) => Placeholder().Replace(text, "").AsSpan().ContainsAny('{', '}');

    public static string Fill(string messageId, string text, ReadOnlySpan<(string Name, object Value)> values)
    {
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        var filled = new StringBuilder(text.Length + 64); // most values are short
        var copied = 0;
        foreach (var match in Placeholder().EnumerateMatches(text))
        {
            filled.Append(text, copied, match.Index - copied);
            var value =
                Find(text.AsSpan(match.Index + 1, match.Length - 2), values)
                ?? throw new ArgumentException(
                    $"Message '{messageId}' needs a value for {text.Substring(match.Index, match.Length)}.",
                    nameof(values)
                );
            filled.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
            copied = match.Index + match.Length;
        }

        return copied == 0 ? text : filled.Append(text, copied, text.Length - copied).ToString();
    }

    public static object? Find(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var value in values)
        {
            if (name.SequenceEqual(value.Name))
            {
                return value.Value;
            }
        }

        return null;
    }

    [GeneratedRegex(@"\{([a-z][A-Za-z0-9]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
