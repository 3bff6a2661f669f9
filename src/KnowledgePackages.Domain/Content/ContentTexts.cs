using System.Collections.Frozen;
using KnowledgePackages.Domain.Content.Texts;

namespace KnowledgePackages.Domain.Content;

/// <summary>
/// Every sentence of one language; what the language lacks stands here in the default language.
/// Asking for an id that the content does not have is a mistake in the code and throws <see cref="KeyNotFoundException"/>.
/// </summary>
public sealed class ContentTexts
{
    private static readonly FrozenSet<string> RightToLeft =
        FrozenSet.ToFrozenSet(["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"], StringComparer.OrdinalIgnoreCase);

    private readonly TextTables _tables;

    internal ContentTexts(string language, TextTables tables, bool isReviewed)
    {
        IsReviewed = isReviewed;
        Language = language;
        IsRightToLeft = RightToLeft.Contains(language.Split('-')[0]);
        Glossary = [.. tables.Glossary.Values];
        _tables = tables;
    }

    /// <summary>BCP 47 tag, as in <c>content.json</c>.</summary>
    public string Language { get; }

    /// <summary>Whether lines of this language start at the right.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>
    /// Whether every text is the original, or a translation that a native editor has reviewed as it is now. Where not, people are told.
    /// </summary>
    public bool IsReviewed { get; }

    /// <summary>All terms, in the order of the default language's <c>glossary.json</c>.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; }

    /// <summary>The words of a package.</summary>
    public PackageText Package(string id) => Get(_tables.Packages, id);

    /// <summary>The words of a challenge.</summary>
    public ChallengeText Challenge(string id) => Get(_tables.Challenges, id);

    /// <summary>The words of a station.</summary>
    public StationText Station(string id) => Get(_tables.Stations, id);

    /// <summary>The text of a tip.</summary>
    public string Tip(string id) => Get(_tables.Tips, id);

    /// <summary>The words of a recommended action.</summary>
    public ActionText Action(string id) => Get(_tables.Actions, id);

    /// <summary>What a resource is good for, in one or two sentences.</summary>
    public string ResourceSummary(string id) => Get(_tables.Resources, id);

    /// <summary>The words of a case study.</summary>
    public CaseText Case(string id) => Get(_tables.Cases, id);

    /// <summary>
    /// A text of the interface with its <c>{placeholders}</c> filled in. Where the message has plural forms, the whole number named
    /// <c>count</c> chooses one, by the rules of the language that the text is written in.
    /// </summary>
    /// <param name="id">For example <c>actions.left</c>.</param>
    /// <param name="values">What to fill in; numbers are written without separators. A value that the text does not use is ignored.</param>
    /// <exception cref="ArgumentException">The text has a placeholder for which no value was given, or forms and no count.</exception>
    public string Message(string id, params ReadOnlySpan<(string Name, object Value)> values) => Get(_tables.Messages, id).Fill(id, values);

    /// <summary>
    /// The messages whose ids start with <paramref name="prefix"/>, as they are written, placeholders included: for a client that fills
    /// them in itself. Of a message with plural forms, each form stands as <c>id.form</c> (<c>page.left.one</c>).
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> MessagesStartingWith(string prefix) =>
        _tables
            .Messages.Where(message => message.Key.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(message => message.Value.Written(message.Key));

    /// <summary>Other ways to say something, for example of <c>yes</c>; empty where the group is unknown.</summary>
    public IReadOnlyList<string> Synonyms(string group) => _tables.Synonyms.GetValueOrDefault(group) ?? [];

    /// <summary>A text of the package for Microsoft Teams, for example <c>description.short</c>.</summary>
    public string Teams(string id) => Get(_tables.Teams, id);

    private T Get<T>(IReadOnlyDictionary<string, T> table, string id) =>
        table.TryGetValue(id, out var text) ? text : throw new KeyNotFoundException($"There is no text '{id}' in '{Language}'.");
}
