using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Web.Documents;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Writes a plan as a Word file that the person can edit. It has headings, lists, a table with a header row, and the language and direction
/// of its texts, so that screen readers can use it. It has no macros and no external parts. The same plan at the same time gives the same
/// file.
/// </summary>
public static class PlanDocument
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = WordFile.ContentType;

    /// <summary>Writes the file.</summary>
    /// <param name="sheet">The plan.</param>
    /// <param name="now">The time of creation in the file's properties.</param>
    /// <param name="route">A picture of the route; null to show only the list of its stations.</param>
    public static byte[] Write(PlanSheet sheet, DateTimeOffset now, PlanPicture? route = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return WordFile.Write(
            sheet.Title,
            sheet.Language,
            sheet.IsRightToLeft,
            now,
            (write, main) => ContentOf(sheet, write, main, route)
        );
    }

    private static List<OpenXmlElement> ContentOf(PlanSheet sheet, WordParagraphs write, MainDocumentPart main, PlanPicture? route)
    {
        var words = sheet.Words;
        List<OpenXmlElement> body = [write.Styled("Title", sheet.Title)];
        body.AddRange(new[] { sheet.Centre, sheet.AsOf }.OfType<string>().Select(write.Plain));
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
        Section(words.Templates, sheet.Templates.Select(template => write.Bullet(template, main)));
        Section(
            words.Route,
            [
                .. route is null ? [] : new OpenXmlElement[] { write.PictureOf(route, sheet.RouteInWords, main) },
                .. sheet.Route.Select(stop => write.Bullet(stop.Line)),
                .. sheet.Time is null ? [] : new OpenXmlElement[] { write.Plain(sheet.Time) },
            ]
        );
        Section(words.Answers, sheet.Answers.Select(answer => write.Bullet($"{answer.Question} ", answer.Answer)));
        if (sheet.Earlier is { } earlier)
        {
            Section(earlier.Title, [.. earlier.Lines.Select(write.Plain), ComparisonTable.Of(earlier, write), write.Plain("")]);
        }

        return body;

        // Appends a heading and its parts. Without parts appends nothing.
        void Section(string heading, IEnumerable<OpenXmlElement> parts)
        {
            var all = parts.ToList();
            if (all.Count > 0)
            {
                body.Add(write.Styled("Heading1", heading));
                body.AddRange(all);
            }
        }
    }
}

/// <summary>A picture for a document.</summary>
/// <param name="Png">The bytes of the PNG file.</param>
/// <param name="WidthMillimetres">The width of the picture in the document, in millimetres.</param>
/// <param name="HeightMillimetres">The height of the picture in the document, in millimetres.</param>
public sealed record PlanPicture(ReadOnlyMemory<byte> Png, int WidthMillimetres, int HeightMillimetres);
