using DocumentFormat.OpenXml.Wordprocessing;

namespace KnowledgePackages.Web.Documents;

/// <summary>Creates the styles and list numberings of documents.</summary>
internal static class WordStyles
{
    private const string Font = "Segoe UI";
    private const string Ink = "17202E";
    private const string Line = "006D77";
    private const int BulletList = 1;
    private const int BulletKind = 0;
    private const int NumberKind = 1;

    // Maps a language tag without a region to a tag with one, because Word needs a region.
    private static readonly Dictionary<string, string> Regions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = "ar-SA",
        ["de"] = "de-DE",
        ["en"] = "en-GB",
        ["es"] = "es-ES",
        ["fr"] = "fr-FR",
        ["uk"] = "uk-UA",
    };

    public static Styles For(string language, bool isRightToLeft)
    {
        var tag = Regions.GetValueOrDefault(language, language);
        return new Styles(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font },
                        new Color { Val = Ink },
                        new FontSize { Val = "22" },
                        new FontSizeComplexScript { Val = "22" },
                        isRightToLeft ? new Languages { Bidi = tag } : new Languages { Val = tag }
                    )
                ),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))
            ),
            new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Heading("Title", "Title", "40", level: null),
            Heading("Heading1", "heading 1", "28", level: 0),
            new Style(
                new StyleName { Val = "List Bullet" },
                new BasedOn { Val = "Normal" },
                new StyleParagraphProperties(
                    new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = BulletList }),
                    new SpacingBetweenLines { After = "60" }
                )
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "ListBullet",
            },
            new Style(
                new StyleName { Val = "List Number" },
                new BasedOn { Val = "Normal" },
                new StyleParagraphProperties(new SpacingBetweenLines { After = "60" })
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "ListNumber",
            },
            new Style(
                new StyleName { Val = "Check Box" },
                new BasedOn { Val = "Normal" },
                new StyleParagraphProperties(
                    new SpacingBetweenLines { After = "60" },
                    new Indentation { Left = "425", Hanging = "425" }
                )
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "CheckBox",
                CustomStyle = true,
            },
            new Style(
                new StyleName { Val = "Field Line" },
                new BasedOn { Val = "Normal" },
                new StyleParagraphProperties(
                    new Tabs(
                        new TabStop
                        {
                            Val = TabStopValues.Right,
                            Leader = TabStopLeaderCharValues.Underscore,
                            Position = (int)WordParagraphs.Width - 2 * WordParagraphs.Margin,
                        }
                    ),
                    new SpacingBetweenLines { Before = "120", After = "120" }
                )
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "FieldLine",
                CustomStyle = true,
            },
            new Style(
                new StyleName { Val = "Table Heading" },
                new BasedOn { Val = "Normal" },
                new StyleRunProperties(new Bold(), new BoldComplexScript())
            )
            {
                Type = StyleValues.Paragraph,
                StyleId = "TableHeading",
                CustomStyle = true,
            },
            new Style(
                new StyleName { Val = "Hyperlink" },
                new StyleRunProperties(new Color { Val = Line }, new Underline { Val = UnderlineValues.Single })
            )
            {
                Type = StyleValues.Character,
                StyleId = "Hyperlink",
            },
            new Style(
                new StyleName { Val = "Table Grid" },
                new StyleTableProperties(
                    new TableBorders(
                        new TopBorder { Val = BorderValues.Single, Size = 4 },
                        new LeftBorder { Val = BorderValues.Single, Size = 4 },
                        new BottomBorder { Val = BorderValues.Single, Size = 4 },
                        new RightBorder { Val = BorderValues.Single, Size = 4 },
                        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }
                    )
                )
            )
            {
                Type = StyleValues.Table,
                StyleId = "TableGrid",
            }
        );
    }

    /// <summary>
    /// Returns the numbering id of a numbered list. The paragraphs of the list refer to this id. The first list has the number 1.
    /// </summary>
    public static int NumberingOf(int list) => BulletList + list;

    /// <summary>Creates the bullets, and a numbering that starts at 1 for each numbered list.</summary>
    public static Numbering Lists(int numberedLists)
    {
        var lists = new Numbering(
            Abstract(BulletKind, NumberFormatValues.Bullet, "•"),
            Abstract(NumberKind, NumberFormatValues.Decimal, "%1.")
        );
        lists.Append(new NumberingInstance(new AbstractNumId { Val = BulletKind }) { NumberID = BulletList });
        lists.Append(
            Enumerable
                .Range(1, numberedLists)
                .Select(list => new NumberingInstance(
                    new AbstractNumId { Val = NumberKind },
                    new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }
                )
                {
                    NumberID = NumberingOf(list),
                })
        );
        return lists;
    }

    private static AbstractNum Abstract(int kind, NumberFormatValues format, string text) =>
        new(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new LevelText { Val = text },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "360", Hanging = "360" })
            )
            {
                LevelIndex = 0,
            }
        )
        {
            AbstractNumberId = kind,
        };

    private static Style Heading(string id, string name, string size, int? level)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120" });
        if (level is { } outline)
        {
            paragraph.Append(new OutlineLevel { Val = outline });
        }

        return new Style(
            new StyleName { Val = name },
            new BasedOn { Val = "Normal" },
            new NextParagraphStyle { Val = "Normal" },
            new PrimaryStyle(),
            paragraph,
            new StyleRunProperties(
                new Bold(),
                new BoldComplexScript(),
                new Color { Val = Line },
                new FontSize { Val = size },
                new FontSizeComplexScript { Val = size }
            )
        )
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
        };
    }
}
