namespace KnowledgePackages.Domain.Content;

/// <summary>
/// The texts that the code needs. The loader reports every message and group that is missing or unknown to the code. Messages of
/// <c>page.json</c> (<c>page.*</c>) are compared only if at least one of them is required, so that the bot can load without the page.
/// </summary>
public sealed record ContentRequirements(IReadOnlyList<MessageRequirement> Messages, IReadOnlyList<string> SynonymGroups)
{
    /// <summary>The texts of <c>teams.json</c> that the code needs. They are compared only if at least one is required.</summary>
    public IReadOnlyList<LimitedText> Teams { get; init; } = [];

    /// <summary>Groups of synonyms that are understood at the same time, so no two of them may share a phrase.</summary>
    public IReadOnlyList<string> ExclusiveGroups { get; init; } = [];

    /// <summary>
    /// Names of the values that answers about the assistant can contain, without braces. They are compared only if there is at least one.
    /// </summary>
    public IReadOnlyList<string> AboutValues { get; init; } = [];

    /// <summary>
    /// Maps phrases that the code treats as equal to one form, for example without accents. By default only letter case is ignored.
    /// </summary>
    public Func<string, string> Comparable { get; init; } = phrase => phrase.ToUpperInvariant();

    /// <summary>
    /// Returns the union of both requirements: the host combines the bot's and the page's. The union has the <see cref="Comparable"/> of
    /// this object.
    /// </summary>
    public ContentRequirements And(ContentRequirements other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Messages, .. other.Messages], [.. SynonymGroups, .. other.SynonymGroups])
        {
            Teams = [.. Teams, .. other.Teams],
            ExclusiveGroups = [.. ExclusiveGroups, .. other.ExclusiveGroups],
            AboutValues = [.. AboutValues, .. other.AboutValues],
            Comparable = Comparable,
        };
    }
}

/// <summary>A message that the code uses, with the names of the placeholders it fills in.</summary>
/// <param name="Id">For example <c>actions.left</c>.</param>
/// <param name="Placeholders">Names without braces. One named <c>count</c> selects the plural form if the message has forms.</param>
public sealed record MessageRequirement(string Id, params IReadOnlyList<string> Placeholders);

/// <summary>A text that another product shows, with a length limit.</summary>
/// <param name="Id">For example <c>name.short</c>.</param>
/// <param name="Longest">The length limit in UTF-16 units, as JSON schemas and most programs count.</param>
public sealed record LimitedText(string Id, int Longest);
