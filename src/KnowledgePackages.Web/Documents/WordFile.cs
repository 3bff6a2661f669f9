using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace KnowledgePackages.Web.Documents;

/// <summary>
/// Writes an editable Word file with styles, lists, language, writing direction and properties. The file has no macros and no external
/// parts.
/// </summary>
internal static class WordFile
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Creator = "Knowledge Packages";

    /// <summary>Returns the bytes of the file.</summary>
    /// <param name="title">The title in the file's properties.</param>
    /// <param name="language">The BCP 47 tag of the language.</param>
    /// <param name="isRightToLeft">Whether the language is written from right to left.</param>
    /// <param name="now">The time of creation in the file's properties; null to leave the time out.</param>
    /// <param name="content">A function that returns the elements of the document's body.</param>
    public static byte[] Write(
        string title,
        string language,
        bool isRightToLeft,
        DateTimeOffset? now,
        Func<WordParagraphs, MainDocumentPart, IEnumerable<OpenXmlElement>> content
    )
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            var write = new WordParagraphs(isRightToLeft);
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.For(language, isRightToLeft);
            main.Document = new Document(new Body([.. content(write, main), write.Section()]));
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = WordStyles.Lists(write.NumberedLists);
            var properties = file.PackageProperties;
            (properties.Title, properties.Creator, properties.Language) = (title, Creator, language);
            if (now is { } time)
            {
                (properties.Created, properties.Modified) = (time.UtcDateTime, time.UtcDateTime);
            }
        }

        return stream.ToArray();
    }
}
