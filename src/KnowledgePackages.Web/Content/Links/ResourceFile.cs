using System.Text;
using System.Text.Json;

namespace KnowledgePackages.Web.Content.Links;

/// <summary>
/// Edits the marks of unavailable resources in <c>resources.json</c>. All other bytes stay the same, so that a diff shows only the marks.
/// </summary>
internal sealed class ResourceFile
{
    /// <summary>The file's path in the content folder.</summary>
    public const string Path = "resources.json";

    private const string Mark = "unavailable";

    private readonly List<Entry> _entries = [];

    /// <exception cref="JsonException">The bytes are not valid JSON.</exception>
    public ResourceFile(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        var start = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(bytes.Span[start..]);
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 2 })
            {
                _entries.Add(ReadEntry(ref reader, start));
            }
        }
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Returns the line of a resource's id, from 1; null if the file does not have the resource.</summary>
    public int? LineOf(string id) => Find(id) is { } entry ? 1 + Bytes.Span[..entry["id"].Start].Count((byte)'\n') : null;

    /// <summary>
    /// Returns the file with a mark on this resource. The mark comes after the resource's address and uses the file's line breaks and
    /// indentation.
    /// </summary>
    public ResourceFile WithMark(string id, DateOnly since, string substitute)
    {
        var entry = Find(id) ?? throw new ArgumentException($"There is no resource {id}.", nameof(id));
        var url = entry["url"];
        var before = entry.Before(url);
        var separator = Encoding.UTF8.GetString(Bytes.Span[before..url.Start]).TrimStart(',');
        var mark = $",{separator}\"{Mark}\": {{ \"since\": \"{since:yyyy-MM-dd}\", \"substitute\": \"{substitute}\" }}";
        return new((byte[])[.. Bytes.Span[..url.End], .. Encoding.UTF8.GetBytes(mark), .. Bytes.Span[url.End..]]);
    }

    /// <summary>Returns the file without the mark on this resource.</summary>
    public ResourceFile WithoutMark(string id)
    {
        var entry = Find(id) ?? throw new ArgumentException($"There is no resource {id}.", nameof(id));
        var mark = entry[Mark];
        var before = entry.Before(mark);
        var (from, to) = before > entry.Start ? (before, mark.End) : (mark.Start, entry.After(mark));
        return new((byte[])[.. Bytes.Span[..from], .. Bytes.Span[to..]]);
    }

    private Entry? Find(string id) => _entries.Find(entry => entry.Id == id);

    private static Entry ReadEntry(ref Utf8JsonReader reader, int offset)
    {
        var entry = new Entry { Start = (int)reader.BytesConsumed + offset };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (name, start) = (reader.GetString()!, (int)reader.TokenStartIndex + offset);
            reader.Read();
            if (name == "id" && reader.TokenType == JsonTokenType.String)
            {
                entry.Id = reader.GetString();
            }

            reader.Skip();
            entry.Members.Add(new(name, start, (int)reader.BytesConsumed + offset));
        }

        return entry;
    }

    /// <summary>A member of a JSON object, with its position in the file's bytes.</summary>
    /// <param name="Name">The member's name.</param>
    /// <param name="Start">The position of the name.</param>
    /// <param name="End">The position after the value.</param>
    private sealed record Member(string Name, int Start, int End);

    private sealed class Entry
    {
        public string? Id { get; set; }

        /// <summary>The position after the object's opening brace.</summary>
        public required int Start { get; init; }

        public List<Member> Members { get; } = [];

        public Member this[string name] =>
            Members.Find(member => member.Name == name) ?? throw new KeyNotFoundException($"{Id} has no {name}.");

        /// <summary>Returns the end of the previous member; for the first member, the position after the opening brace.</summary>
        public int Before(Member member) => Members.IndexOf(member) is > 0 and var index ? Members[index - 1].End : Start;

        /// <summary>Returns the start of the next member; for the last member, its own end.</summary>
        public int After(Member member) =>
            Members.IndexOf(member) + 1 is var next && next < Members.Count ? Members[next].Start : member.End;
    }
}
