using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>
/// Builds the nodes from the JSON tokens of one file, and counts the lines. The limit of 64 levels in <see cref="Utf8JsonReader"/> bounds
/// the recursion.
/// </summary>
internal ref struct JsonSourceParser(SourceFile file, ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private Utf8JsonReader _reader = new(bytes);
    private int _counted;

    /// <summary>The line of the current token, from 1.</summary>
    public int Line { get; private set; } = 1;

    public SourceNode Root()
    {
        Read();
        var root = Value();
        Read(); // throws if anything follows the root value
        return root;
    }

    private bool Read()
    {
        if (!_reader.Read())
        {
            return false;
        }

        var start = (int)_reader.TokenStartIndex;
        Line += _bytes[_counted..start].Count((byte)'\n');
        _counted = start;
        return true;
    }

    private SourceNode Value() => _reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(),
        JsonTokenType.StartArray => Array(),
        JsonTokenType.String => Scalar(SourceKind.String, _reader.GetString()!),
        JsonTokenType.Number => Scalar(SourceKind.Number, Encoding.UTF8.GetString(_reader.ValueSpan)),
        JsonTokenType.True => Scalar(SourceKind.Boolean, "true"),
        JsonTokenType.False => Scalar(SourceKind.Boolean, "false"),
        _ => Scalar(SourceKind.Null, ""),
    };

    private readonly SourceNode Scalar(SourceKind kind, string text) => new(kind, Line, text, [], []);

    private SourceNode Object()
    {
        var line = Line;
        var members = new List<SourceMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, nameLine) = (_reader.GetString()!, Line);
            Read();
            var value = Value();
            if (names.Add(name))
            {
                members.Add(new(name, nameLine, value));
            }
            else
            {
                file.Report(nameLine, name, "This name stands twice in the same object.", "Keep one of the two.");
            }
        }

        return new(SourceKind.Object, line, "", members, []);
    }

    private SourceNode Array()
    {
        var line = Line;
        var items = new List<SourceNode>();
        while (Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value());
        }

        return new(SourceKind.Array, line, "", [], items);
    }
}
