using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.Bot.Plan;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Writes a plan as a Word file that the person can edit. It has headings, lists, a table with a header row, and the language and direction
/// of its texts, so that screen readers can use it. It has no macros and no external parts. The same plan at the same time gives the same
/// file.
/// </summary>
public static class PlanDocument
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Creator = "Knowledge Packages";

    /// <summary>Writes the file.</summary>
    /// <param name="sheet">The plan.</param>
    /// <param name="now">The time of creation for the file's properties.</param>
    /// <param name="route">A picture of the route. If null, the file has only the list of the route's stations.</param>
    public static byte[] Write(PlanSheet sheet, DateTimeOffset now, PlanPicture? route = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = PlanStyles.For(sheet.Language, sheet.IsRightToLeft);
            main.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = PlanStyles.Bullets();
            main.Document = new Document(BodyOf(sheet, main, route));
            var properties = file.PackageProperties;
            (properties.Title, properties.Creator, properties.Language) = (sheet.Title, Creator, sheet.Language);
            (properties.Created, properties.Modified) = (now.UtcDateTime, now.UtcDateTime);
        }

        return stream.ToArray();
    }

    private static Body BodyOf(PlanSheet sheet, MainDocumentPart main, PlanPicture? route)
    {
        var (words, write) = (sheet.Words, new PlanParagraphs(sheet.IsRightToLeft));
        var body = new Body();
        body.Append(write.Styled("Title", sheet.Title));
        body.Append(new[] { sheet.Centre, sheet.AsOf }.OfType<string>().Select(write.Plain));
        Section(
            words.Package,
            [.. new[] { sheet.Package, sheet.Reason }.OfType<string>().Select(write.Plain), .. sheet.Because.Select(write.Bullet)]
        );
        Section(words.Actions, sheet.Tasks.Count == 0 ? [write.Plain(words.NoActions)] : [PlanTable.Of(sheet, write), write.Plain("")]);
        Section(words.First, sheet.First.Select(reading => write.Bullet(reading, main)));
        Section(words.Readings, sheet.Readings.Select(reading => write.Bullet(reading, main)));
        Section(
            words.Route,
            [
                .. route is null ? [] : new OpenXmlElement[] { write.PictureOf(route, sheet.RouteInWords, main) },
                .. sheet.Route.Select(stop => write.Bullet(stop.Line)),
                .. sheet.Time is null ? [] : new OpenXmlElement[] { write.Plain(sheet.Time) },
            ]
        );
        Section(words.Answers, sheet.Answers.Select(answer => write.Bullet($"{answer.Question} {answer.Answer}")));
        body.Append(write.Section());
        return body;

        // Appends a heading and its parts, or nothing if there are no parts.
        void Section(string heading, IEnumerable<OpenXmlElement> parts)
        {
            var all = parts.ToList();
            if (all.Count > 0)
            {
                body.Append(write.Styled("Heading1", heading));
                body.Append(all);
            }
        }
    }
}

/// <summary>A picture for a document.</summary>
/// <param name="Png">The bytes of the PNG file.</param>
/// <param name="WidthMillimetres">The width of the picture in the document, in millimetres.</param>
/// <param name="HeightMillimetres">The height of the picture in the document, in millimetres.</param>
public sealed record PlanPicture(ReadOnlyMemory<byte> Png, int WidthMillimetres, int HeightMillimetres);
