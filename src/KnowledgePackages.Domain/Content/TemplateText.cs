namespace KnowledgePackages.Domain.Content;

/// <summary>The words of a template.</summary>
/// <param name="Title">The title of the document, which names its file too.</param>
/// <param name="Blocks">The document from top to bottom; at least one.</param>
public sealed record TemplateText(string Title, IReadOnlyList<TemplateBlock> Blocks);

/// <summary>A part of a template.</summary>
public abstract record TemplateBlock
{
    private TemplateBlock() { } // closed: these parts and no others

    /// <summary>A heading.</summary>
    public sealed record Heading(string Text) : TemplateBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(string Text) : TemplateBlock;

    /// <summary>A list without order.</summary>
    public sealed record Points(IReadOnlyList<string> Items) : TemplateBlock;

    /// <summary>A list with numbers.</summary>
    public sealed record Numbers(IReadOnlyList<string> Items) : TemplateBlock;

    /// <summary>Boxes to tick, each with its text.</summary>
    public sealed record Boxes(IReadOnlyList<string> Items) : TemplateBlock;

    /// <summary>Lines to write on, each after its label.</summary>
    public sealed record Fields(IReadOnlyList<string> Labels) : TemplateBlock;

    /// <summary>A table with a header row.</summary>
    /// <param name="Columns">The header row.</param>
    /// <param name="Rows">The first cells of rows whose other cells are empty.</param>
    /// <param name="EmptyRows">How many wholly empty rows follow.</param>
    public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<string> Rows, int EmptyRows) : TemplateBlock;
}
