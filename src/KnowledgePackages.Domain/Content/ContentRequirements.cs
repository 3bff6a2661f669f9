namespace KnowledgePackages.Domain.Content;

/// <summary>
/// What the code needs of the texts. The loader reports every message and group that is missing, and every one that the code does not know.
/// Messages of <c>page.json</c> (<c>page.*</c>) are only compared when at least one of them is required, so that the bot can load without
/// the page.
/// </summary>
public sealed record ContentRequirements(IReadOnlyList<MessageRequirement> Messages, IReadOnlyList<string> SynonymGroups)
{
    /// <summary>Texts of <c>teams.json</c>; only compared when at least one is required.</summary>
    public IReadOnlyList<LimitedText> Teams { get; init; } = [];

    /// <summary>Groups of synonyms that are understood at the same moment: no two of them may share a phrase.</summary>
    public IReadOnlyList<string> ExclusiveGroups { get; init; } = [];

    /// <summary>
    /// The form in which two phrases are the same to the code: without accents, for example. By default the case of the letters does not
    /// count.
    /// </summary>
    public Func<string, string> Comparable { get; init; } = phrase => phrase.ToUpperInvariant();

    /// <summary>What both need together, for the host that joins the bot's and the page's. Phrases are compared as these say.</summary>
    public ContentRequirements And(ContentRequirements other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Messages, .. other.Messages], [.. SynonymGroups, .. other.SynonymGroups])
        {
            Teams = [.. Teams, .. other.Teams],
            ExclusiveGroups = [.. ExclusiveGroups, .. other.ExclusiveGroups],
            Comparable = Comparable,
        };
    }
}

/// <summary>A message that the code says, with the names of the values it fills in.</summary>
/// <param name="Id">For example <c>actions.left</c>.</param>
/// <param name="Placeholders">Names without braces. One named <c>count</c> chooses the plural form where the message has forms.</param>
public sealed record MessageRequirement(string Id, params IReadOnlyList<string> Placeholders);

/// <summary>A text that somebody else shows, who takes no more than so many characters.</summary>
/// <param name="Id">For example <c>name.short</c>.</param>
/// <param name="Longest">In UTF-16 units, as JSON schemas and most programs count.</param>
public sealed record LimitedText(string Id, int Longest);
