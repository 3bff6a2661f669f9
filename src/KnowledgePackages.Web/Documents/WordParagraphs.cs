using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using KnowledgePackages.Bot.Plan;
using KnowledgePackages.Web.Plan;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;
using W14 = DocumentFormat.OpenXml.Office2010.Word;

namespace KnowledgePackages.Web.Documents;

/// <summary>Creates the paragraphs of a Word document, all in one writing direction.</summary>
internal sealed class WordParagraphs(bool isRightToLeft)
{
    private const long EmuInMillimetre = 36_000;
    private const string PictureNamespace = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    // The page size A4 and margins of 2 cm, in twentieths of a point.
    public const uint Width = 11_906;
    private const uint Height = 16_838;
    public const int Margin = 1_134;

    private const string BoxFont = "MS Gothic"; // the font of Word's own check boxes

    public bool IsRightToLeft => isRightToLeft;

    /// <summary>The number of numbered lists that the document has so far.</summary>
    public int NumberedLists { get; private set; }

    /// <summary>Starts a numbered list, and returns its number, from 1.</summary>
    public int NewNumberedList() => ++NumberedLists;

    public Paragraph Styled(string style, string text) => Of(new ParagraphStyleId { Val = style }, TextRun(text));

    public Paragraph Plain(string text) => Of(null, TextRun(text));

    public Paragraph Bullet(string text) => Of(new ParagraphStyleId { Val = "ListBullet" }, TextRun(text));

    /// <summary>Returns an item of a bulleted list: the text, followed by <paramref name="strong"/> in bold.</summary>
    public Paragraph Bullet(string text, string strong)
    {
        var end = TextRun(strong);
        end.RunProperties!.Bold = new Bold();
        end.RunProperties.BoldComplexScript = new BoldComplexScript();
        return Of(new ParagraphStyleId { Val = "ListBullet" }, TextRun(text), end);
    }

    /// <summary>
    /// Returns an item of a bulleted list: the title as a link, the reading time, and the address in full for readers on paper.
    /// </summary>
    public Paragraph Bullet(PlanReading reading, MainDocumentPart main)
    {
        var address = reading.Address;
        var link = main.AddHyperlinkRelationship(address, isExternal: true, $"link{main.HyperlinkRelationships.Count() + 1}");
        var run = TextRun(reading.Title);
        run.RunProperties!.RunStyle = new RunStyle { Val = "Hyperlink" };
        return Of(
            new ParagraphStyleId { Val = "ListBullet" },
            [
                new Hyperlink(run) { Id = link.Id },
                .. reading.Time is null ? [] : new[] { TextRun($" ({reading.Time})") },
                new Run(new Text($" {address.AbsoluteUri}") { Space = SpaceProcessingModeValues.Preserve }),
            ]
        );
    }

    /// <summary>Returns an item of a numbered list.</summary>
    public Paragraph Numbered(string text, int list)
    {
        var item = Of(new ParagraphStyleId { Val = "ListNumber" }, TextRun(text));
        item.ParagraphProperties!.NumberingProperties = new NumberingProperties(
            new NumberingLevelReference { Val = 0 },
            new NumberingId { Val = WordStyles.NumberingOf(list) }
        );
        return item;
    }

    /// <summary>Returns a check box that can be ticked on the screen and on paper, with its text.</summary>
    public Paragraph Box(string text) =>
        Of(
            new ParagraphStyleId { Val = "CheckBox" },
            new SdtRun(
                new SdtProperties(
                    new W14.SdtContentCheckBox(
                        new W14.Checked { Val = W14.OnOffValues.Zero },
                        new W14.CheckedState { Font = BoxFont, Val = "2612" },
                        new W14.UncheckedState { Font = BoxFont, Val = "2610" }
                    )
                ),
                new SdtContentRun(
                    new Run(
                        new RunProperties(new RunFonts { Ascii = BoxFont, HighAnsi = BoxFont, EastAsia = BoxFont }),
                        new Text("\u2610")
                    )
                )
            ),
            new Run(new TabChar()),
            TextRun(text)
        );

    /// <summary>Returns a label followed by a line to write on.</summary>
    public Paragraph Field(string label) => Of(new ParagraphStyleId { Val = "FieldLine" }, TextRun($"{label} "), new Run(new TabChar()));

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
