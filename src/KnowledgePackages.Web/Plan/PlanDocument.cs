using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Web.Documents;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Writes a plan as a Word file that can be edited: with real headings, a real list, a table with a header row, language, direction and
/// properties, without macros and without external parts. The same plan at the same time gives the same file.
/// </summary>
public static class PlanDocument
{
    /// <summary>The media type of the file.</summary>
    public const string ContentType = WordFile.ContentType;

    /// <summary>Writes the file.</summary>
    /// <param name="sheet">The plan.</param>
    /// <param name="now">The time that the properties name.</param>
    /// <param name="route">A picture of the route; null to write only its words.</param>
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
        List<OpenXmlElement> body = [write.Styled("Title", sheet.Title), write.Plain(sheet.AsOf)];
        Section(words.Package, new[] { sheet.Package, sheet.Reason }.OfType<string>().Select(write.Plain));
        Section(words.Actions, sheet.Tasks.Count == 0 ? [write.Plain(words.NoActions)] : [PlanTable.Of(sheet, write), write.Plain("")]);
        Section(words.Readings, sheet.Readings.Select(reading => write.Bullet(reading.Title, reading.Address, main)));
        Section(words.Templates, sheet.Templates.Select(template => write.Bullet(template.Title, template.Address, main)));
        Section(
            words.Route,
            [
                .. route is null ? [] : new OpenXmlElement[] { write.PictureOf(route, sheet.RouteInWords, main) },
                .. sheet.Route.Select(stop => write.Bullet(stop.Line)),
            ]
        );
        Section(words.Answers, sheet.Answers.Select(answer => write.Bullet($"{answer.Question} {answer.Answer}")));
        return body;

        // Omit the heading of an empty section.
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
/// <param name="Png">The file.</param>
/// <param name="WidthMillimetres">How wide it is shown.</param>
/// <param name="HeightMillimetres">How high it is shown.</param>
public sealed record PlanPicture(ReadOnlyMemory<byte> Png, int WidthMillimetres, int HeightMillimetres);
