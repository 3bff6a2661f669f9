using System.Collections.Frozen;
using KnowledgePackages.Domain.Content.Texts;

namespace KnowledgePackages.Domain.Content;

/// <summary>
/// All texts of one language; a missing text is replaced by the default language's. Asking for an id that the content does not have is a
/// bug and throws <see cref="KeyNotFoundException"/>.
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
        About = [.. tables.About.Values];
        _tables = tables;
    }

    /// <summary>BCP 47 tag, as in <c>content.json</c>.</summary>
    public string Language { get; }

    /// <summary>Whether the language is written from right to left.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>
    /// Whether every text is the original, or a translation that a native editor has reviewed in its current form. If not, users see a
    /// notice.
    /// </summary>
    public bool IsReviewed { get; }

    /// <summary>All terms, in the order of the default language's <c>glossary.json</c>.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; }

    /// <summary>All questions about the assistant, in the order of the default language's <c>about.json</c>; may be empty.</summary>
    public IReadOnlyList<AboutText> About { get; }

    /// <summary>Returns the words of a package.</summary>
    public PackageText Package(string id) => Get(_tables.Packages, id);

    /// <summary>Returns the words of a challenge.</summary>
    public ChallengeText Challenge(string id) => Get(_tables.Challenges, id);

    /// <summary>Returns the words of a station.</summary>
    public StationText Station(string id) => Get(_tables.Stations, id);

    /// <summary>Returns the text of a tip.</summary>
    public string Tip(string id) => Get(_tables.Tips, id);

    /// <summary>Returns the words of a recommended action.</summary>
    public ActionText Action(string id) => Get(_tables.Actions, id);

    /// <summary>Returns what a resource is good for, in one or two sentences.</summary>
    public string ResourceSummary(string id) => Get(_tables.Resources, id);

    /// <summary>Returns the resource's title in this language; its original title if the title is not translated.</summary>
    public string ResourceTitle(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return _tables.ResourceTitles.GetValueOrDefault(resource.Id) ?? resource.Title;
    }

    /// <summary>Returns the words of a case study.</summary>
    public CaseText Case(string id) => Get(_tables.Cases, id);

    /// <summary>
    /// Returns a text of the interface with its <c>{placeholders}</c> filled in. If the message has plural forms, the whole number named
    /// <c>count</c> selects one, by the rules of the language in which the text is written.
    /// </summary>
    /// <param name="id">For example <c>actions.left</c>.</param>
    /// <param name="values">
    /// The values to fill in; numbers are written without separators. Values that the text does not use are ignored.
    /// </param>
    /// <exception cref="ArgumentException">The text has a placeholder without a value, or plural forms and no count.</exception>
    public string Message(string id, params ReadOnlySpan<(string Name, object Value)> values) => Get(_tables.Messages, id).Fill(id, values);

    /// <summary>
    /// Returns the messages whose ids start with <paramref name="prefix"/>, with their placeholders, for a client that fills them in. A
    /// message with plural forms has an entry <c>id.form</c> for each (<c>page.left.one</c>).
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> MessagesStartingWith(string prefix) =>
        _tables
            .Messages.Where(message => message.Key.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(message => message.Value.Written(message.Key));

    /// <summary>Returns the phrases of a group, for example <c>yes</c>; empty if the group is unknown.</summary>
    public IReadOnlyList<string> Synonyms(string group) => _tables.Synonyms.GetValueOrDefault(group) ?? [];

    /// <summary>Returns how people name a topic; words joined by a plus sign may stand in any order.</summary>
    public IReadOnlyList<string> TopicWords(string topicId) => Get(_tables.Topics, topicId);

    /// <summary>Returns a text of the Microsoft Teams package, for example <c>description.short</c>.</summary>
    public string Teams(string id) => Get(_tables.Teams, id);

    /// <summary>Returns every text of the language, also the words that people type; for learning the words of the language.</summary>
    public IEnumerable<string> AllTexts() => _tables.All();

    private T Get<T>(IReadOnlyDictionary<string, T> table, string id) =>
        table.TryGetValue(id, out var text) ? text : throw new KeyNotFoundException($"There is no text '{id}' in '{Language}'.");
}
