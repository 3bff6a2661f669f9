using System.Collections.Frozen;
using KnowledgePackages.Domain.Content.Texts;

namespace KnowledgePackages.Domain.Content;

/// <summary>
/// All texts of one language. If the language lacks a text, the text of the default language is used instead. Requesting the text of an id
/// that the content does not have is a bug and throws <see cref="KeyNotFoundException"/>.
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

    /// <summary>The BCP 47 tag of the language, as written in <c>content.json</c>.</summary>
    public string Language { get; }

    /// <summary>Whether the language is written from right to left.</summary>
    public bool IsRightToLeft { get; }

    /// <summary>
    /// Whether this is the default language, or native editors have reviewed every translation in its current form. If false, users see a
    /// notice.
    /// </summary>
    public bool IsReviewed { get; }

    /// <summary>All terms of the glossary, in the order of the default language's <c>glossary.json</c>.</summary>
    public IReadOnlyList<GlossaryTerm> Glossary { get; }

    /// <summary>All questions about the assistant, in the order of the default language's <c>about.json</c>; may be empty.</summary>
    public IReadOnlyList<AboutText> About { get; }

    /// <summary>Returns the texts of a package.</summary>
    public PackageText Package(string id) => Get(_tables.Packages, id);

    /// <summary>Returns the texts of a challenge.</summary>
    public ChallengeText Challenge(string id) => Get(_tables.Challenges, id);

    /// <summary>Returns the texts of a station.</summary>
    public StationText Station(string id) => Get(_tables.Stations, id);

    /// <summary>Returns the text of a tip.</summary>
    public string Tip(string id) => Get(_tables.Tips, id);

    /// <summary>Returns the texts of a recommended action.</summary>
    public ActionText Action(string id) => Get(_tables.Actions, id);

    /// <summary>Returns the summary of a resource: one or two sentences about its use.</summary>
    public string ResourceSummary(string id) => Get(_tables.Resources, id);

    /// <summary>Returns the resource's title in this language; its original title if the title is not translated.</summary>
    public string ResourceTitle(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return _tables.ResourceTitles.GetValueOrDefault(resource.Id) ?? resource.Title;
    }

    /// <summary>Returns the texts of a case study.</summary>
    public CaseText Case(string id) => Get(_tables.Cases, id);

    /// <summary>Returns the texts of a template.</summary>
    public TemplateText Template(string id) => Get(_tables.Templates, id);

    /// <summary>Returns the names of a country.</summary>
    public CountryText Country(string id) => Get(_tables.Countries, id);

    /// <summary>
    /// Returns a message of the user interface with its <c>{placeholders}</c> filled in. If the message has plural forms, the whole number
    /// given as the value <c>count</c> selects the form, by the plural rules of the language in which the message is written.
    /// </summary>
    /// <param name="id">The id of the message, for example <c>actions.left</c>.</param>
    /// <param name="values">
    /// The values of the placeholders, by name. Numbers are written without thousands separators. Values that the message does not use are
    /// ignored.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A placeholder of the message has no value, or the message has plural forms and there is no value <c>count</c>.
    /// </exception>
    public string Message(string id, params ReadOnlySpan<(string Name, object Value)> values) => Get(_tables.Messages, id).Fill(id, values);

    /// <summary>
    /// Returns the messages whose ids start with <paramref name="prefix"/>, by id. The placeholders are not filled in, because a client
    /// does this. A message with plural forms has one entry for each form, with the id <c>id.form</c> (<c>page.left.one</c>).
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> MessagesStartingWith(string prefix) =>
        _tables
            .Messages.Where(message => message.Key.StartsWith(prefix, StringComparison.Ordinal))
            .SelectMany(message => message.Value.Written(message.Key));

    /// <summary>Returns the phrases of a synonym group, for example of <c>yes</c>; empty if the group is unknown.</summary>
    public IReadOnlyList<string> Synonyms(string group) => _tables.Synonyms.GetValueOrDefault(group) ?? [];

    /// <summary>Returns the words that people use for a topic. Words joined by a plus sign may be in any order.</summary>
    public IReadOnlyList<string> TopicWords(string topicId) => Get(_tables.Topics, topicId);

    /// <summary>Returns a text of the app package for Microsoft Teams, for example <c>description.short</c>.</summary>
    public string Teams(string id) => Get(_tables.Teams, id);

    /// <summary>
    /// Returns the texts from which the search learns the language's words, including the words that people type. Leaves out some texts,
    /// such as templates and the texts of the Teams app.
    /// </summary>
    public IEnumerable<string> AllTexts() => _tables.All();

    private T Get<T>(IReadOnlyDictionary<string, T> table, string id) =>
        table.TryGetValue(id, out var text) ? text : throw new KeyNotFoundException($"There is no text '{id}' in '{Language}'.");
}
