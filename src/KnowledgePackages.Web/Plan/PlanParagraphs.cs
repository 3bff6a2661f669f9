using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.Bot.Plan;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;

namespace KnowledgePackages.Web.Plan;

/// <summary>Writes the paragraphs of a document in one direction.</summary>
internal sealed class PlanParagraphs(bool isRightToLeft)
{
    private const long EmuInMillimetre = 36_000;
    private const string PictureNamespace = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    // A4 with margins of 2 cm, in twentieths of a point.
    private const uint Width = 11_906;
    private const uint Height = 16_838;
    private const int Margin = 1_134;

    public Paragraph Styled(string style, string text) => Of(new ParagraphStyleId { Val = style }, TextRun(text));

    public Paragraph Plain(string text) => Of(null, TextRun(text));

    public Paragraph Bullet(string text) => Of(new ParagraphStyleId { Val = "ListBullet" }, TextRun(text));

    /// <summary>Returns a list item that ends in bold.</summary>
    public Paragraph Bullet(string text, string strong)
    {
        var end = TextRun(strong);
        end.RunProperties!.Bold = new Bold();
        end.RunProperties.BoldComplexScript = new BoldComplexScript();
        return Of(new ParagraphStyleId { Val = "ListBullet" }, TextRun(text), end);
    }

    /// <summary>
    /// Returns a list item with a title that links to its page, the time, and the address written out after it for readers on paper.
    /// </summary>
    public Paragraph Bullet(PlanReading reading, MainDocumentPart main)
    {
        var address = reading.Address;
        var link = main.AddHyperlinkRelationship(address, isExternal: true, $"link{main.HyperlinkRelationships.Count() + 1}");
        var run = TextRun(reading.Title);
        run.RunProperties!.RunStyle = new RunStyle { Val = "Hyperlink" };
        return Of(
            new ParagraphStyleId { Val = "ListBullet" },
            new Hyperlink(run) { Id = link.Id },
            TextRun($" ({reading.Time})"),
            new Run(new Text($" {address.AbsoluteUri}") { Space = SpaceProcessingModeValues.Preserve })
        );
    }

    public Paragraph PictureOf(PlanPicture picture, string words, MainDocumentPart main) =>
        Of(null, new Run(Drawing(picture, words, main)));

    public Run TextRun(string text)
    {
        var properties = new RunProperties();
        if (isRightToLeft)
        {
            properties.RightToLeftText = new RightToLeftText();
        }

        return new Run(properties, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    public SectionProperties Section()
    {
        var section = new SectionProperties(
            new PageSize { Width = Width, Height = Height },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 708, Footer = 708, Gutter = 0 }
        );
        if (isRightToLeft)
        {
            section.Append(new BiDi());
        }

        return section;
    }

    private Paragraph Of(ParagraphStyleId? style, params OpenXmlElement[] parts)
    {
        var properties = new ParagraphProperties { ParagraphStyleId = style };
        if (isRightToLeft)
        {
            properties.BiDi = new BiDi();
        }

        var paragraph = new Paragraph(properties);
        paragraph.Append(parts);
        return paragraph;
    }

    private static Drawing Drawing(PlanPicture picture, string words, MainDocumentPart main)
    {
        var image = main.AddImagePart(ImagePartType.Png, "route");
        using var png = new MemoryStream(picture.Png.ToArray());
        image.FeedData(png);
        var (width, height) = (picture.WidthMillimetres * EmuInMillimetre, picture.HeightMillimetres * EmuInMillimetre);
        return new Drawing(
            new D.Inline(
                new D.Extent { Cx = width, Cy = height },
                new D.DocProperties { Id = 1, Name = "Route", Description = words },
                new A.Graphic(
                    new A.GraphicData(
                        new P.Picture(
                            new P.NonVisualPictureProperties(
                                new P.NonVisualDrawingProperties { Id = 1, Name = "Route", Description = words },
                                new P.NonVisualPictureDrawingProperties()
                            ),
                            new P.BlipFill(new A.Blip { Embed = main.GetIdOfPart(image) }, new A.Stretch(new A.FillRectangle())),
                            new P.ShapeProperties(
                                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                                new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }
                            )
                        )
                    )
                    {
                        Uri = PictureNamespace,
                    }
                )
            )
            {
                DistanceFromTop = 0,
                DistanceFromBottom = 0,
                DistanceFromLeft = 0,
                DistanceFromRight = 0,
            }
        );
    }
}
