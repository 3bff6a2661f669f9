using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Office2010.Word;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Templates;
using KnowledgePackages.Web.Tests.Search;

namespace KnowledgePackages.Web.Tests.Templates;

public class TemplateDocumentTests
{
    private static readonly DialogsContent Content = ShippedSearch.Load();

    public static TheoryData<string, string> Templates
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var template in Content.Templates)
            {
                foreach (var language in Content.Languages)
                {
                    all.Add(template.Id, language);
                }
            }

            return all;
        }
    }

    [Fact]
    public void There_are_the_eight_templates_that_practice_asks_for() =>
        Assert.Equal(
            [
                "company-agreement",
                "company-offer",
                "company-questions",
                "graduate-questions",
                "meeting-minutes",
                "placement-plan",
                "research-self-check",
                "shared-vision",
            ],
            Content.Templates.Select(template => template.Id).Order()
        );

    [Theory]
    [MemberData(nameof(Templates))]
    public void Is_a_valid_document_with_all_its_words(string id, string language)
    {
        using var file = Open(TemplateDocument.Write(Content.In(language), id));

        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file);

        Assert.Empty(errors.Select(error => $"{error.Path?.XPath} {error.Description}"));
        var paragraphs = file.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText).ToList();
        var template = Content.In(language).Template(id);
        Assert.All(
            template.Blocks.SelectMany(WordsOf).Prepend(template.Title),
            words => Assert.Contains(paragraphs, paragraph => paragraph.TrimStart('\u2610').Trim() == words)
        );
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Has_headings_lists_boxes_and_tables_in_its_language_and_direction(string id, string language)
    {
        var texts = Content.In(language);
        var blocks = texts.Template(id).Blocks;
        using var file = Open(TemplateDocument.Write(texts, id));
        var body = file.MainDocumentPart!.Document!.Body!;

        Assert.Equal(
            blocks.OfType<TemplateBlock.Heading>().Select(heading => heading.Text),
            Styled(body, "Heading1").Select(heading => heading.InnerText)
        );
        Assert.Equal(blocks.OfType<TemplateBlock.Points>().Sum(points => points.Items.Count), Styled(body, "ListBullet").Count());
        Assert.Equal(
            blocks.OfType<TemplateBlock.Boxes>().Sum(boxes => boxes.Items.Count),
            body.Descendants<SdtContentCheckBox>().Count()
        );
        Assert.Equal(
            blocks.OfType<TemplateBlock.Fields>().Sum(fields => fields.Labels.Count),
            Styled(body, "FieldLine").Count(line => line.Descendants<TabChar>().Any())
        );
        Assert.Equal(
            blocks.OfType<TemplateBlock.Table>().Select(table => 1 + table.Rows.Count + table.EmptyRows),
            body.Elements<Table>().Select(table => table.Elements<TableRow>().Count())
        );
        Assert.All(
            body.Elements<Table>(),
            table => Assert.Single(table.Elements<TableRow>(), row => row.Descendants<TableHeader>().Any())
        );
        Assert.All(
            body.Descendants<Paragraph>(),
            paragraph => Assert.Equal(texts.IsRightToLeft, paragraph.ParagraphProperties!.BiDi is not null)
        );
        var tongue = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First();
        Assert.StartsWith(language, texts.IsRightToLeft ? tongue.Bidi! : tongue.Val!, StringComparison.Ordinal);
        Assert.Equal((texts.Template(id).Title, language), (file.PackageProperties.Title, file.PackageProperties.Language));
    }

    [Fact]
    public void Every_numbered_list_begins_with_one()
    {
        using var file = Open(TemplateDocument.Write(Content.In("en"), "company-offer"));
        using var other = Open(TemplateDocument.Write(Content.In("en"), "placement-plan"));

        Assert.Equal(3, Numbered(file).Count);
        Assert.Equal(6, Numbered(other).Count);
        Assert.Single(Numbered(file).Distinct());
        Assert.Contains(
            Numbered(file)[0],
            file.MainDocumentPart!.NumberingDefinitionsPart!.Numbering!.Elements<NumberingInstance>()
                .Where(list => list.Descendants<StartOverrideNumberingValue>().Any(start => start.Val! == 1))
                .Select(list => list.NumberID!.Value)
        );
    }

    [Fact]
    public void Has_no_macro_no_link_and_no_time()
    {
        using var file = Open(TemplateDocument.Write(Content.In("en"), "company-agreement"));

        Assert.Null(file.MainDocumentPart!.VbaProjectPart);
        Assert.Empty(file.MainDocumentPart.ExternalRelationships);
        Assert.Empty(file.MainDocumentPart.HyperlinkRelationships);
        Assert.Null(file.PackageProperties.Created);
    }

    /// <summary>Tests in every language that the agreement says whom to ask about national law.</summary>
    [Theory]
    [InlineData("en", "check with")]
    [InlineData("fr", "auprès")]
    [InlineData("de", "klären Sie")]
    [InlineData("es", "consulte con")]
    [InlineData("ar", "تحققوا لدى")]
    [InlineData("uk", "з’ясуйте")]
    public void The_agreement_says_whom_to_ask_about_the_law(string language, string words)
    {
        var blocks = Content.In(language).Template("company-agreement").Blocks;

        Assert.Contains(words, blocks.OfType<TemplateBlock.Paragraph>().First().Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(4, blocks.OfType<TemplateBlock.Boxes>().Single().Items.Count(item => item.Contains(words, StringComparison.Ordinal)));
    }

    private static List<int> Numbered(WordprocessingDocument file) =>
        [.. Styled(file.MainDocumentPart!.Document!.Body!, "ListNumber")
            .Select(item => item.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value)];

    private static IEnumerable<Paragraph> Styled(Body body, string style) =>
        body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == style);

    private static IEnumerable<string> WordsOf(TemplateBlock block) =>
        block switch
        {
            TemplateBlock.Heading heading => [heading.Text],
            TemplateBlock.Paragraph paragraph => [paragraph.Text],
            TemplateBlock.Points points => points.Items,
            TemplateBlock.Numbers numbers => numbers.Items,
            TemplateBlock.Boxes boxes => boxes.Items,
            TemplateBlock.Fields fields => fields.Labels,
            TemplateBlock.Table table => [.. table.Columns, .. table.Rows],
            _ => throw new InvalidOperationException(),
        };

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
}
