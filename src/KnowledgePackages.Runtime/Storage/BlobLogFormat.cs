using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace KnowledgePackages.Runtime.Storage;

/// <summary>
/// The format of an entry in a log's blob: a line with the entry's number and the length of its content in bytes, then the content, then a
/// line feed. The format is readable for people.
/// </summary>
internal static class BlobLogFormat
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>
    /// The maximum length of an entry's first line in bytes: a number of 19 digits, a space, a number of 10 digits, a line feed.
    /// </summary>
    private const int MaxHeadLength = 19 + 1 + 10 + 1;

    public static byte[] Write(IEnumerable<LogEntry> entries)
    {
        using var stream = new MemoryStream();
        foreach (var entry in entries)
        {
            stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.Number} {entry.Content.Length}\n")));
            stream.Write(entry.Content.Span);
            stream.WriteByte(LineFeed);
        }

        return stream.ToArray();
    }

    /// <summary>
    /// Reads the first entry and returns it with its length in bytes. Returns null if <paramref name="bytes"/> end before the entry's end.
    /// </summary>
    /// <exception cref="FormatException">The bytes do not begin with an entry.</exception>
    public static (LogEntry Entry, int Length)? Read(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var head = span[..Math.Min(span.Length, MaxHeadLength)].IndexOf(LineFeed);
        if (head < 0)
        {
            return span.Length < MaxHeadLength ? null : throw new FormatException("No entry begins here.");
        }

        if (!Utf8Parser.TryParse(span[..head], out long number, out var space)
            || space >= head
            || span[space] != ' '
            || !Utf8Parser.TryParse(span[(space + 1)..head], out int length, out var digits)
            || space + 1 + digits != head
            || number < 0
            || length < 0)
        {
            throw new FormatException("No entry begins here.");
        }

        var end = head + 1 + (long)length;
        if (end >= span.Length)
        {
            return null;
        }

        return span[(int)end] == LineFeed
            ? (new LogEntry(number, bytes.Slice(head + 1, length)), (int)end + 1)
            : throw new FormatException("No entry ends here.");
    }
}
