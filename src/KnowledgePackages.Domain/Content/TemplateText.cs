namespace KnowledgePackages.Domain.Content;

/// <summary>The texts of a template.</summary>
/// <param name="Title">The title of the document. The file name is derived from it, too.</param>
/// <param name="Blocks">The blocks of the document from top to bottom; at least one.</param>
public sealed record TemplateText(string Title, IReadOnlyList<TemplateBlock> Blocks);

/// <summary>One block of a template. The cases below are the only kinds.</summary>
public abstract record TemplateBlock
{
    private TemplateBlock() { } // closed: these blocks and no others

    /// <summary>A heading.</summary>
    public sealed record Heading(string Text) : TemplateBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text) : TemplateBlock;

    /// <summary>A bulleted list.</summary>
    public sealed record Points(IReadOnlyList<string> Items) : TemplateBlock;

    /// <summary>A numbered list.</summary>
    public sealed record Numbers(IReadOnlyList<string> Items) : TemplateBlock;

    /// <summary>Check boxes, each with its text.</summary>
    public sealed record Boxes(IReadOnlyList<string> Items) : TemplateBlock;

    /// <summary>Lines to write on, each after its label.</summary>
    public sealed record Fields(IReadOnlyList<string> Labels) : TemplateBlock;

    /// <summary>A table with a header row.</summary>
    /// <param name="Columns">The header row.</param>
    /// <param name="Rows">The first cell of each prepared row. The other cells of the row are empty.</param>
    /// <param name="EmptyRows">The number of completely empty rows below the prepared rows.</param>
    public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<string> Rows, int EmptyRows) : TemplateBlock;
}
