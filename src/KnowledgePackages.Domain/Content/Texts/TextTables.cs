namespace KnowledgePackages.Domain.Content.Texts;

/// <summary>
/// The texts of one language by id, in the order of their files. The readers of the text files fill the tables, and nothing changes them
/// afterwards.
/// </summary>
internal sealed class TextTables
{
    public OrderedDictionary<string, PackageText> Packages { get; init; } = [];

    public OrderedDictionary<string, ChallengeText> Challenges { get; init; } = [];

    public OrderedDictionary<string, StationText> Stations { get; init; } = [];

    public OrderedDictionary<string, string> Tips { get; init; } = [];

    public OrderedDictionary<string, ActionText> Actions { get; init; } = [];

    public OrderedDictionary<string, string> Resources { get; init; } = [];

    /// <summary>
    /// The translated titles of resources that are in another language. A resource without a translated title is shown with its original
    /// title, and not with the default language's translation.
    /// </summary>
    public OrderedDictionary<string, string> ResourceTitles { get; init; } = [];

    public OrderedDictionary<string, CaseText> Cases { get; init; } = [];

    public OrderedDictionary<string, TemplateText> Templates { get; init; } = [];

    public OrderedDictionary<string, CountryText> Countries { get; init; } = [];

    public OrderedDictionary<string, GlossaryTerm> Glossary { get; init; } = [];

    public OrderedDictionary<string, MessageText> Messages { get; init; } = [];

    public OrderedDictionary<string, IReadOnlyList<string>> Synonyms { get; init; } = [];

    public OrderedDictionary<string, string> Teams { get; init; } = [];

    public OrderedDictionary<string, AboutText> About { get; init; } = [];

    public OrderedDictionary<string, IReadOnlyList<string>> Topics { get; init; } = [];

    /// <summary>
    /// Returns these texts in the order of <paramref name="fallback"/>. Texts that are missing here are taken from
    /// <paramref name="fallback"/>, except <see cref="ResourceTitles"/>.
    /// </summary>
    public TextTables FilledFrom(TextTables fallback) => new()
    {
        Packages = Filled(Packages, fallback.Packages),
        Challenges = Filled(Challenges, fallback.Challenges),
        Stations = Filled(Stations, fallback.Stations),
        Tips = Filled(Tips, fallback.Tips),
        Actions = Filled(Actions, fallback.Actions),
        Resources = Filled(Resources, fallback.Resources),
        ResourceTitles = ResourceTitles,
        Cases = Filled(Cases, fallback.Cases),
        Templates = Filled(Templates, fallback.Templates),
        Countries = Filled(Countries, fallback.Countries),
        Glossary = Filled(Glossary, fallback.Glossary),
        Messages = Filled(Messages, fallback.Messages),
        Synonyms = Filled(Synonyms, fallback.Synonyms),
        Teams = Filled(Teams, fallback.Teams),
        About = Filled(About, fallback.About),
        Topics = Filled(Topics, fallback.Topics),
    };

    /// <summary>
    /// Returns the texts from which the search learns the language's words, in no particular order. Leaves out templates, countries, the
    /// texts of the Teams app, and the word patterns and replacement paragraphs in <see cref="About"/>.
    /// </summary>
    public IEnumerable<string> All() =>
    [
        .. Packages.Values.SelectMany(text => new[] { text.Title, text.Tagline, text.Summary }),
        .. Challenges.Values.SelectMany(text => new[] { text.Point, text.Question, text.Explanation, text.Example }),
        .. Stations.Values.SelectMany(text => new[] { text.Title, text.Summary }),
        .. Tips.Values,
        .. Actions.Values.SelectMany(text => new[] { text.Text, text.Who, text.Evidence }),
        .. Resources.Values,
        .. ResourceTitles.Values,
        .. Cases.Values.SelectMany(text => text.Takeaways.Concat([text.Title, text.Country, text.Summary])),
        .. Glossary.Values.SelectMany(term => term.Aliases.Concat([term.Term, term.Definition])),
        .. Messages.SelectMany(message => message.Value.Written(message.Key).Select(written => written.Value)),
        .. Synonyms.Values.SelectMany(words => words),
        .. About.Values.SelectMany(about => about.Wordings.Concat(about.Answer)),
        .. Topics.Values.SelectMany(words => words),
    ];

    private static OrderedDictionary<string, T> Filled<T>(OrderedDictionary<string, T> own, OrderedDictionary<string, T> fallback) =>
        new(fallback.Select(entry => KeyValuePair.Create(entry.Key, own.GetValueOrDefault(entry.Key, entry.Value))));
}
