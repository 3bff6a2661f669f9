using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace KnowledgePackages.Web.Chat;

/// <summary>Builds HTML. The values in an interpolated string are encoded, so that a text never becomes HTML.</summary>
internal sealed class Html
{
    // This encoder does not escape non-ASCII letters.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new();

    /// <summary>Appends an interpolated string: its literal parts as HTML, its values HTML-encoded.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Appends HTML without encoding it.</summary>
    public Html AddMarkup(string markup)
    {
        _markup.Append(markup);
        return this;
    }

    /// <summary>Appends a text HTML-encoded, with <c>&lt;br&gt;</c> in place of each line break.</summary>
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
