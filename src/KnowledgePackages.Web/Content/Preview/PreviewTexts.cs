using System.Text;
using System.Text.Json;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Content.Preview;

/// <summary>Lists all texts in the content files with their lines, so that an editor can search for a text and find its place.</summary>
internal static class PreviewTexts
{
    /// <summary>
    /// Returns the texts of one language, and then the texts of files that belong to no language. Each of the two groups is sorted by the
    /// path of the file.
    /// </summary>
    public static IEnumerable<PreviewText> Of(IReadOnlyList<ContentFile> files, string language) => files
        .Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal) && !file.Path.StartsWith("schema/", StringComparison.Ordinal)
            && (!IsOfLanguage(file) || file.Path.StartsWith($"texts/{language}/", StringComparison.Ordinal)))
        .OrderBy(file => IsOfLanguage(file) ? 0 : 1).ThenBy(file => file.Path, StringComparer.Ordinal)
        .SelectMany(Read);

    private static bool IsOfLanguage(ContentFile file) => file.Path.StartsWith("texts/", StringComparison.Ordinal);

    private static List<PreviewText> Read(ContentFile file)
    {
        var bytes = file.Bytes.Span;
        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var texts = new List<PreviewText>();
        var reader = new Utf8JsonReader(bytes);
        try
        {
            reader.Read();
            new Walk(file.Path, texts).Value(ref reader, bytes, "");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Keep the texts before the error. The content check reports the error with its place.
        }

        return texts;
    }

    private sealed class Walk(string file, List<PreviewText> texts)
    {
        private int _line = 1;
        private int _at;

        public void Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string path)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    Object(ref reader, bytes, path, isItem: false);
                    break;
                case JsonTokenType.StartArray:
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        if (reader.TokenType == JsonTokenType.StartObject)
                        {
                            Object(ref reader, bytes, path, isItem: true);
                        }
                        else
                        {
                            Value(ref reader, bytes, path);
                        }
                    }

                    break;
                case JsonTokenType.String when path != "$schema":
                    _line += bytes[_at..(int)reader.TokenStartIndex].Count((byte)'\n');
                    _at = (int)reader.TokenStartIndex;
                    texts.Add(new(file, path, _line, reader.GetString()!));
                    break;
            }
        }

        // Reads the texts in an object. If the object is an item of a list (isItem), the keys of its texts contain the item's id. For this,
        // "id" must be the first member of the item.
        private void Object(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string path, bool isItem)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (isItem && name == "id" && reader.TokenType == JsonTokenType.String)
                {
                    path = $"{path}.{reader.GetString()}";
                }

                Value(ref reader, bytes, path.Length == 0 ? name : $"{path}.{name}");
            }
        }
    }
}
