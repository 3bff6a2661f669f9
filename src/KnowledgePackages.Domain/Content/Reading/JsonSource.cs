using System.Text.Json;
using System.Text.Unicode;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>
/// Parses the bytes of a file into nodes. The file must be strict JSON: no comments, no trailing commas, no duplicate names in an object.
/// </summary>
internal static class JsonSource
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the root value of the file. If the file cannot be parsed, reports the problem and returns null.</summary>
    public static SourceNode? Parse(SourceFile file)
    {
        var bytes = file.Bytes.Span;
        if (bytes.StartsWith(ByteOrderMark))
        {
            bytes = bytes[ByteOrderMark.Length..];
        }

        if (!Utf8.IsValid(bytes))
        {
            file.Report(FirstBadLine(bytes), null, "The file is not UTF-8.", "Save it with the encoding UTF-8.");
            return null;
        }

        var parser = new JsonSourceParser(file, bytes);
        try
        {
            return parser.Root();
        }
        catch (JsonException exception)
        {
            var reason = exception.Message.Split(" LineNumber:")[0].TrimEnd('.');
            file.Report(
                (int)(exception.LineNumber ?? 0) + 1,
                null,
                $"This is not JSON: {reason}.",
                "Look in this line and the one before for a missing or extra comma, quotation mark or bracket.");
        }
        catch (InvalidOperationException)
        {
            file.Report(parser.Line, null, "The text has half a character (a lone \\uD8.. or \\uDC..).", "Write the character itself.");
        }

        return null;
    }

    private static int FirstBadLine(ReadOnlySpan<byte> bytes)
    {
        // In UTF-8 the byte of a line feed is never part of another character, so each line can be validated alone.
        var line = 0;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            line++;
            if (!Utf8.IsValid(bytes[range]))
            {
                break;
            }
        }

        return line;
    }
}
