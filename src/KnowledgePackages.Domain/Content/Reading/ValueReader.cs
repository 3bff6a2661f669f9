using System.Globalization;
using System.Text.RegularExpressions;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Reads one JSON value. If the value is invalid, reports the problem and returns null or false.</summary>
internal static partial class ValueReader
{
    public static bool Is(SourceFile file, SourceNode node, SourceKind kind, string? id)
    {
        if (node.Kind == kind)
        {
            return true;
        }

        file.Report(node.Line, id, $"Here stands {Named(node.Kind)}, and it must be {Named(kind)}.", $"Write {Named(kind)}.");
        return false;
    }

    /// <summary>Reads a text. The text must not be empty, and must not start or end with a space.</summary>
    public static string? Text(SourceFile file, SourceNode node, string? id)
    {
        if (!Is(file, node, SourceKind.String, id))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(node.Text))
        {
            file.Report(node.Line, id, "The text is empty.", "Write a text.");
        }
        else if (node.Text.Trim().Length != node.Text.Length)
        {
            file.Report(node.Line, id, "The text starts or ends with a space.", "Take the space away.");
        }
        else
        {
            return node.Text;
        }

        return null;
    }

    /// <summary>Reads a text that must match the pattern <paramref name="form"/>.</summary>
    public static string? Text(SourceFile file, SourceNode node, string? id, Regex form, string fix)
    {
        if (Text(file, node, id) is not { } text)
        {
            return null;
        }

        if (form.IsMatch(text))
        {
            return text;
        }

        file.Report(node.Line, id, $"'{text}' does not have the right form.", fix);
        return null;
    }

    public static IdAt? Id(SourceFile file, SourceNode node, string? id) =>
        Text(file, node, id, IdForm(), "Write an id with small letters, digits and single hyphens, like kp1-s1-t1.") is { } text
            ? new(text, file.At(node.Line))
            : null;

    public static DateOnly? Day(SourceFile file, SourceNode node, string? id)
    {
        if (Text(file, node, id) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        file.Report(node.Line, id, $"'{text}' is not a day.", "Write it as year, month and day, like 2026-11-25.");
        return null;
    }

    public static int? Integer(SourceFile file, SourceNode node, string? id, int min, int max)
    {
        if (!Is(file, node, SourceKind.Number, id))
        {
            return null;
        }

        if (
            int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min
            && number <= max
        )
        {
            return number;
        }

        file.Report(node.Line, id, $"{node.Text} is out of range.", $"Write a whole number from {min} to {max}.");
        return null;
    }

    public static Uri? Url(SourceFile file, SourceNode node, string? id, IReadOnlyCollection<string> httpAllowed)
    {
        if (Text(file, node, id) is not { } text)
        {
            return null;
        }

        if (
            !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || !url.IsWellFormedOriginalString()
            || url.Host.Length == 0
            || url.UserInfo.Length > 0
        )
        {
            file.Report(
                node.Line,
                id,
                $"'{text}' is not a web address.",
                "Copy the whole address from the browser; it begins with https://."
            );
        }
        else if (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && httpAllowed.Contains(text)))
        {
            return url;
        }
        else
        {
            file.Report(
                node.Line,
                id,
                $"The address begins with {url.Scheme}:, not with https:.",
                "Use the https address; where a resource has none, add the address to httpAllowed in resources.json."
            );
        }

        return null;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();

    private static string Named(SourceKind kind) => kind switch
    {
        SourceKind.Object => "an object {...}",
        SourceKind.Array => "a list [...]",
        SourceKind.String => "a text in quotation marks",
        SourceKind.Number => "a number",
        SourceKind.Boolean => "true or false",
        _ => "null",
    };
}
