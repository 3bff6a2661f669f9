using System.Text.Json;
using System.Text.Unicode;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Turns the bytes of a file into nodes. Strict JSON: no comments, no trailing commas, no duplicate names in an object.</summary>
internal static class JsonSource
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the root of the file; null if the file cannot be parsed, which is reported.</summary>
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
        // No byte of a UTF-8 character is a line feed, so lines can be checked one by one.
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
