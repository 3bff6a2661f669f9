using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Review;

/// <summary>One review by a native editor, from <c>review.json</c> of a language.</summary>
/// <param name="By">The name of the editor.</param>
/// <param name="On">The day of the review.</param>
/// <param name="Texts">The file and id of each reviewed text, and the hash that the text had at the time of the review.</param>
internal sealed record ReviewMark(string By, DateOnly On, IReadOnlyList<(string File, string Id, string Hash)> Texts);

/// <summary>Reads and writes <c>texts/&lt;language&gt;/review.json</c>.</summary>
internal static partial class ReviewMarks
{
    public const string FileName = "review.json";

    private const string Schema = "schema/texts-review.json";
    private const string DayForm = "yyyy-MM-dd";

    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static string PathOf(string language) => $"texts/{language}/{FileName}";

    /// <summary>Returns the reviews, oldest first; null if the file cannot be read, which is reported.</summary>
    public static IReadOnlyList<ReviewMark>? Read(SourceFile file)
    {
        if (ObjectReader.OpenFile(file, Schema) is not { } root)
        {
            return null;
        }

        var marks = root.Objects("reviews", reader => Mark(file, reader));
        root.Close();
        return marks;
    }

    /// <summary>Returns the bytes of a <c>review.json</c> with these reviews. Reviews without texts are omitted.</summary>
    public static byte[] Write(IEnumerable<ReviewMark> marks)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("$schema", $"../../{Schema}");
            json.WriteStartArray("reviews");
            foreach (var mark in marks.Where(mark => mark.Texts.Count > 0))
            {
                Write(json, mark);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. bytes.ToArray(), (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter json, ReviewMark mark)
    {
        json.WriteStartObject();
        json.WriteString("by", mark.By);
        json.WriteString("on", mark.On.ToString(DayForm, CultureInfo.InvariantCulture));
        json.WriteStartObject("texts");
        foreach (var file in mark.Texts.GroupBy(text => text.File))
        {
            json.WriteStartObject(file.Key);
            foreach (var (_, id, hash) in file)
            {
                json.WriteString(id, hash);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static ReviewMark? Mark(SourceFile file, ObjectReader reader)
    {
        var by = reader.Text("by");
        var on = reader.Text("on", Day(), "Write a day like 2026-11-25.");
        List<(string, string, string)> texts = [];
        foreach (var (name, _, ids) in reader.Entries("texts"))
        {
            foreach (var (id, _, hash) in ValueReader.Is(file, ids, SourceKind.Object, name) ? ids.Members : [])
            {
                if (ValueReader.Text(file, hash, id, Hash(), "Leave this file to the command content review mark.") is { } value)
                {
                    texts.Add((name, id, value));
                }
            }
        }

        return DateOnly.TryParseExact(on, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(by, day, texts)
            : null;
    }

    [GeneratedRegex(@"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex("^[0-9a-f]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
