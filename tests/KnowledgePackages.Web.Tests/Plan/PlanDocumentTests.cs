using System.IO.Compression;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.TestKit;
using KnowledgePackages.Web.Plan;

namespace KnowledgePackages.Web.Tests.Plan;

public class PlanDocumentTests
{
    private static readonly byte[] Icon = File.ReadAllBytes(RepositoryFolder.PathTo("deploymentTemplates", "teamsApp", "color.png"));

    public static TheoryData<string> Languages => [.. SampleSheet.Content.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Is_a_valid_document_with_everything_that_is_in_the_plan(string language)
    {
        var sheet = SampleSheet.Of(language);
        using var file = Open(PlanDocument.Write(sheet, SampleSheet.Now, new PlanPicture(Icon, 60, 60)));

        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file);
        Assert.Empty(errors.Select(error => $"{error.Path?.XPath} {error.Description}"));
        var text = file.MainDocumentPart!.Document!.Body!.InnerText;
        string[] said =
        [
            sheet.Title,
            sheet.AsOf,
            sheet.Package!,
            sheet.Reason!,
            .. sheet.Because,
            .. sheet.Tasks.SelectMany(SampleSheet.WordsOf),
            .. sheet.First.Concat(sheet.Readings).SelectMany(SampleSheet.WordsOf),
            sheet.Time!,
            .. sheet.Route.Select(stop => stop.Line),
            .. sheet.Answers.SelectMany(answer => new[] { answer.Question, answer.Answer }),
            .. SampleSheet.WordsOf(sheet.Earlier!),
        ];
        Assert.All(said, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Has_headings_a_list_and_a_table_with_a_header_row_in_its_language_and_direction(string language)
    {
        var sheet = SampleSheet.Of(language);
        using var file = Open(PlanDocument.Write(sheet, SampleSheet.Now));
        var (body, styles) = (file.MainDocumentPart!.Document!.Body!, file.MainDocumentPart.StyleDefinitionsPart!.Styles!);

        var headings = body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Heading1");
        Assert.Equal(
            [
                sheet.Words.Package,
                sheet.Words.Actions,
                sheet.Words.First,
                sheet.Words.Readings,
                sheet.Words.Route,
                sheet.Words.Answers,
                sheet.Earlier!.Title,
            ],
            headings.Select(heading => heading.InnerText)
        );
        Assert.Equal("heading 1", styles.Elements<Style>().Single(style => style.StyleId == "Heading1").StyleName!.Val);
        var tables = body.Elements<Table>().ToList();
        Assert.Equal(2, tables.Count);
        foreach (var (table, (count, columns)) in tables.Zip([(sheet.Tasks.Count, 5), (sheet.Earlier.Rows.Count, 3)]))
        {
            var rows = table.Elements<TableRow>().ToList();
            Assert.Equal(count + 1, rows.Count);
            Assert.Single(rows[0].Descendants<TableHeader>());
            Assert.All(rows.Skip(1), row => Assert.Empty(row.Descendants<TableHeader>()));
            Assert.All(rows, row => Assert.Equal(columns, row.Elements<TableCell>().Count()));
            Assert.Equal(sheet.IsRightToLeft, table.Descendants<BiDiVisual>().Any());
        }

        var tongue = styles.Descendants<Languages>().First();
        Assert.StartsWith(language, sheet.IsRightToLeft ? tongue.Bidi! : tongue.Val!, StringComparison.Ordinal);
        Assert.All(
            body.Descendants<Paragraph>(),
            paragraph => Assert.Equal(sheet.IsRightToLeft, paragraph.ParagraphProperties!.BiDi is not null)
        );
        Assert.Equal((sheet.Title, language), (file.PackageProperties.Title, file.PackageProperties.Language));
    }

    [Fact]
    public void The_picture_says_its_route_in_words()
    {
        var sheet = SampleSheet.Of("uk");
        using var file = Open(PlanDocument.Write(sheet, SampleSheet.Now, new PlanPicture(Icon, 60, 60)));

        var picture = Assert.Single(file.MainDocumentPart!.Document!.Descendants<DocProperties>());

        Assert.Equal(sheet.RouteInWords, picture.Description);
        Assert.All(sheet.Route, stop => Assert.Contains(stop.Title, picture.Description!.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Has_no_macro_and_loads_nothing_from_elsewhere()
    {
        using var file = Open(PlanDocument.Write(SampleSheet.Of("en"), SampleSheet.Now));

        Assert.Null(file.MainDocumentPart!.VbaProjectPart);
        Assert.Empty(file.MainDocumentPart.ExternalRelationships);
        var sheet = SampleSheet.Of("en");
        var readings = sheet.First.Concat(sheet.Readings).Select(reading => reading.Address).ToList();
        Assert.All(file.MainDocumentPart.HyperlinkRelationships, link => Assert.Contains(link.Uri, readings));
    }

    [Fact]
    public void An_empty_plan_is_a_document_too()
    {
        var sheet = SampleSheet.Empty("en");
        using var file = Open(PlanDocument.Write(sheet, SampleSheet.Now));

        Assert.Empty(new OpenXmlValidator().Validate(file));
        Assert.Contains(sheet.Words.NoActions, file.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Empty(file.MainDocumentPart.Document.Descendants<Table>());
    }

    [Fact]
    public void The_same_plan_is_the_same_text_and_small()
    {
        var first = PlanDocument.Write(SampleSheet.Of("ar"), SampleSheet.Now);
        var second = PlanDocument.Write(SampleSheet.Of("ar"), SampleSheet.Now);

        Assert.InRange(first.Length, 1_000, 20_000);
        Assert.Equal(DocumentOf(first), DocumentOf(second));
    }

    private static string DocumentOf(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return reader.ReadToEnd();
    }

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
}
