using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace KnowledgePackages.Web.Chat;

/// <summary>Builds markup. Values in interpolated strings are text and are escaped, so no text ever becomes markup.</summary>
internal sealed class Html
{
    // The encoder does not escape letters of any script.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new();

    /// <summary>Appends markup of ours; interpolated texts are escaped.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Appends finished markup.</summary>
    public Html AddMarkup(string markup)
    {
        _markup.Append(markup);
        return this;
    }

    /// <summary>Appends a text and keeps its line breaks.</summary>
    public Html AddLines(string text)
    {
        foreach (var (index, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            _markup.Append(index > 0 ? "<br>" : "").Append(Encoder.Encode(line));
        }

        return this;
    }

    public override string ToString() => _markup.ToString();

    [InterpolatedStringHandler]
    public readonly ref struct Markup(int literalLength, int formattedCount, Html html)
    {
        private readonly StringBuilder _target = html._markup;

        public int Capacity { get; } = literalLength + formattedCount;

        public void AppendLiteral(string markup) => _target.Append(markup);

        public void AppendFormatted(string? text) => _target.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => _target.Append(number);
    }
}
