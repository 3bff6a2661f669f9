using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.Bot.Plan;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Writes a plan as a Word file that can be edited: with real headings, a real list, a table with a header row, language, direction and
/// properties, without macros and without external parts. The same plan at the same time gives the same file.
/// </summary>
public static class PlanDocument
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Creator = "Knowledge Packages";

    /// <summary>Writes the file.</summary>
    /// <param name="sheet">The plan.</param>
    /// <param name="now">The time that the properties name.</param>
    /// <param name="route">A picture of the route; null to write only its words.</param>
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
            [
                .. new[] { sheet.Package, sheet.Reason }.OfType<string>().Select(write.Plain),
                .. sheet.Because.Select(point => write.Bullet(point)),
            ]
        );
        Section(
            words.Actions,
            sheet.Tasks.Count == 0 ? [write.Plain(words.NoActions)] : [PlanTable.Of(sheet, write), write.Plain("")]
        );
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
        Section(words.Answers, sheet.Answers.Select(answer => write.Bullet($"{answer.Question} ", answer.Answer)));
        body.Append(write.Section());
        return body;

        // Omit the heading of an empty section.
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
/// <param name="Png">The file.</param>
/// <param name="WidthMillimetres">How wide it is shown.</param>
/// <param name="HeightMillimetres">How high it is shown.</param>
public sealed record PlanPicture(ReadOnlyMemory<byte> Png, int WidthMillimetres, int HeightMillimetres);
