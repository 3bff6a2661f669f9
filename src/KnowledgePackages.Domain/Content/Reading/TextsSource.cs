using KnowledgePackages.Domain.Content.Texts;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>What the text files of one language say, before anybody has compared it with the structure.</summary>
internal sealed class TextsSource(string language, bool isDefault)
{
    public string Language => language;

    /// <summary>Whether this language must have every text.</summary>
    public bool IsDefault => isDefault;

    public TextTables Tables { get; } = new();

    /// <summary>Every id that a file of this language has a text for, also where that text cannot be used.</summary>
    public List<TextEntry> Entries { get; } = [];

    /// <summary>The files that could be opened, by kind of text; what is missing in others is not reported one by one.</summary>
    public Dictionary<TextKind, string> Files { get; } = [];
}

/// <summary>An id in a text file; a tip or an action stands under its station.</summary>
internal sealed record TextEntry(TextKind Kind, string Id, SourcePlace Place, string? StationId = null);

internal enum TextKind
{
    Package,
    Challenge,
    Station,
    Tip,
    Action,
    Resource,
    Case,
    Term,
    Message,
    PageMessage,
    SynonymGroup,
    Teams,
}
