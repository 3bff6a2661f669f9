using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.WebChat;

/// <summary>
/// A page template with placeholders: <c>{{page.title}}</c> for a text, <c>{{asset:js/main.js}}</c> for a file's versioned address, and
/// names such as <c>{{origin}}</c> for values that the caller passes. All values are HTML-encoded.
/// </summary>
internal sealed partial class PageTemplate(string name)
{
    private const string Asset = "asset:";

    private readonly Lazy<string> _source = new(() => Read(name));

    public string Render(ContentTexts texts, AssetVersions assets, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var values = PageTexts.In(texts);
        values["language"] = texts.Language;
        values["direction"] = texts.IsRightToLeft ? "rtl" : "ltr";
        foreach (var (hole, value) in more)
        {
            values[hole] = value;
        }

        return Hole()
            .Replace(
                _source.Value,
                match =>
                    HtmlEncoder.Default.Encode(
                        match.Groups[1].Value is var hole && hole.StartsWith(Asset, StringComparison.Ordinal)
                            ? assets.AddressOf(hole[Asset.Length..])
                            : values[hole]
                    )
            );
    }

    /// <summary>Returns the content of a file that is embedded in this assembly.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PageTemplate).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{([a-z][\w.:/-]*)\}\}")]
    private static partial Regex Hole();
}
