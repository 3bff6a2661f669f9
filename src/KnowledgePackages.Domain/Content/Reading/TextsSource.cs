using KnowledgePackages.Domain.Content.Texts;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>The content of the text files of one language, before they are compared with the structure.</summary>
internal sealed class TextsSource(string language, bool isDefault)
{
    public string Language => language;

    /// <summary>Whether this is the default language, which must have every text.</summary>
    public bool IsDefault => isDefault;

    public TextTables Tables { get; } = new();

    /// <summary>Every id for which a file of this language has a text, even if that text is invalid.</summary>
    public List<TextEntry> Entries { get; } = [];

    /// <summary>
    /// The paths of the text files that could be opened, by kind of text. Missing texts of a file that could not be opened are not reported
    /// one by one.
    /// </summary>
    public Dictionary<TextKind, string> Files { get; } = [];
}

/// <summary>
/// An id in a text file. <paramref name="StationId"/> is the station under which the file lists a tip or an action; null for other kinds.
/// </summary>
internal sealed record TextEntry(TextKind Kind, string Id, SourcePlace Place, string? StationId = null);

internal enum TextKind
{
    Package,
    Challenge,
    Station,
    Tip,
    Action,
    Resource,
    ResourceTitle,
    Case,
    Template,
    Country,
    Term,
    Message,
    PageMessage,
    SynonymGroup,
    Teams,
    About,
    Topic,
}
