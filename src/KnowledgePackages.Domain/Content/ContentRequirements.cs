namespace KnowledgePackages.Domain.Content;

/// <summary>
/// The texts that the code needs. The loader reports required messages and synonym groups that the content lacks, and messages and groups
/// in the content that are not required. Messages of <c>page.json</c> (ids <c>page.*</c>) are checked only if at least one of them is
/// required, so that the bot can load the content without the page.
/// </summary>
public sealed record ContentRequirements(IReadOnlyList<MessageDefinition> Messages, IReadOnlyList<string> SynonymGroups)
{
    /// <summary>The texts of <c>teams.json</c> that the code needs. The file is checked only if at least one text is required.</summary>
    public IReadOnlyList<LimitedText> Teams { get; init; } = [];

    /// <summary>
    /// The names of synonym groups of which no two may share a phrase, because the bot recognizes all of them while a question is open.
    /// </summary>
    public IReadOnlyList<string> ExclusiveGroups { get; init; } = [];

    /// <summary>
    /// The names of the placeholders, without braces, that answers about the assistant may contain. If the list is empty, the placeholders
    /// of these answers are not checked.
    /// </summary>
    public IReadOnlyList<string> AboutValues { get; init; } = [];

    /// <summary>
    /// Normalizes a phrase for comparison: two phrases that the code treats as equal get the same form, for example without accents. The
    /// default ignores only the letter case.
    /// </summary>
    public Func<string, string> Comparable { get; init; } = phrase => phrase.ToUpperInvariant();

    /// <summary>
    /// Returns the requirements of this object and of <paramref name="other"/> together. The host uses it to combine the requirements of
    /// the bot and of the page. <see cref="Comparable"/> is taken from this object.
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

/// <summary>A message that the code uses, with the names of the placeholders that the code fills in.</summary>
/// <param name="Id">The id of the message, for example <c>actions.left</c>.</param>
/// <param name="Placeholders">
/// The names of the placeholders, without braces. If the message has plural forms, the value of <c>count</c> selects the form.
/// </param>
public sealed record MessageDefinition(string Id, params IReadOnlyList<string> Placeholders);

/// <summary>A text with a length limit, which another product (Microsoft Teams) shows.</summary>
/// <param name="Id">The id of the text, for example <c>name.short</c>.</param>
/// <param name="Longest">The maximum length in UTF-16 code units.</param>
public sealed record LimitedText(string Id, int Longest);
