namespace KnowledgePackages.Domain.Content;

/// <summary>
/// An immutable snapshot of the content folder. <see cref="ContentLoader"/> has checked it: every id that a record refers to exists, and
/// every id has its texts.
/// </summary>
public sealed class DialogsContent
{
    private readonly ContentIndex _index;
    private readonly Dictionary<string, ContentTexts> _texts;
    private readonly ILookup<string, Template> _offered;

    /// <param name="version">The value of <see cref="Version"/>.</param>
    /// <param name="packages">Both packages, in the order of <c>packages.json</c>.</param>
    /// <param name="resources">All resources, whether named by a station or not.</param>
    /// <param name="templates">All templates.</param>
    /// <param name="countries">All countries that a person can name.</param>
    /// <param name="languageNames">Names of languages, including all of <paramref name="texts"/>.</param>
    /// <param name="texts">The texts of each language; the first is the default language.</param>
    internal DialogsContent(
        string version,
        IReadOnlyList<KnowledgePackage> packages,
        IReadOnlyList<Resource> resources,
        IReadOnlyList<Template> templates,
        IReadOnlyList<Country> countries,
        IReadOnlyList<LanguageName> languageNames,
        IReadOnlyList<ContentTexts> texts)
    {
        Version = version;
        Packages = packages;
        Resources = resources;
        Templates = templates;
        Countries = countries;
        LanguageNames = languageNames;
        Questions = packages.Single(package => package.Level == PackageLevel.Advanced).Challenges;
        ExtraQuestions = packages.Single(package => package.Level == PackageLevel.Beginner).Challenges;
        DefaultLanguage = texts[0].Language;
        Languages = [.. texts.Select(text => text.Language)];
        _texts = texts.ToDictionary(text => text.Language, StringComparer.OrdinalIgnoreCase);
        _offered = templates
            .SelectMany(template => template.OfferedAt, (template, at) => (template, at))
            .ToLookup(offer => offer.at, offer => offer.template);
        _index = new ContentIndex(packages, resources, templates, countries);
    }

    /// <summary>
    /// The version in <c>content.json</c>, a hyphen, and 8 hex digits of a hash over all content files: <c>1.0.0-3fa9c2d1</c>. Any change
    /// of a content file changes it.
    /// </summary>
    public string Version { get; }

    /// <summary>The BCP 47 tag of the default language, which has every text.</summary>
    public string DefaultLanguage { get; }

    /// <summary>The BCP 47 tags of the languages that have texts, the default language first.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>The names of languages, including languages without texts, in the order of <c>languages.json</c>.</summary>
    public IReadOnlyList<LanguageName> LanguageNames { get; }

    /// <summary>Both packages, in the order of <c>packages.json</c>.</summary>
    public IReadOnlyList<KnowledgePackage> Packages { get; }

    /// <summary>All resources, in the order of <c>resources.json</c>.</summary>
    public IReadOnlyList<Resource> Resources { get; }

    /// <summary>All templates, in the order of <c>templates.json</c>.</summary>
    public IReadOnlyList<Template> Templates { get; }

    /// <summary>All countries that a person can name, in the order of <c>countries.json</c>.</summary>
    public IReadOnlyList<Country> Countries { get; }

    /// <summary>
    /// The questions whose answers determine the recommendation: the challenges of the advanced package, in order. Never empty.
    /// </summary>
    public IReadOnlyList<Challenge> Questions { get; }

    /// <summary>
    /// The optional extra questions, which follow the choice of the beginner package: the challenges of that package, in order. Their
    /// answers determine the order of the package's material (see <see cref="Assessment.MaterialOrder"/>).
    /// </summary>
    public IReadOnlyList<Challenge> ExtraQuestions { get; }

    /// <summary>The subjects that people ask about, in the order of <c>topics.json</c>; may be empty.</summary>
    public IReadOnlyList<Topic> Topics { get; internal init; } = [];

    /// <summary>
    /// Returns the texts of the nearest language: for <c>fr-CA</c> those of <c>fr-CA</c>, else of <c>fr</c>, else of the default language.
    /// A null, empty or unknown tag gives the default language.
    /// </summary>
    public ContentTexts In(string? language) => Find(language) ?? _texts[DefaultLanguage];

    /// <summary>Returns the texts of the nearest language, like <see cref="In"/>, but null instead of the default language.</summary>
    public ContentTexts? Find(string? language)
    {
        for (var tag = language?.Replace('_', '-') ?? ""; tag.Length > 0; tag = tag[..Math.Max(0, tag.LastIndexOf('-'))])
        {
            if (_texts.TryGetValue(tag, out var texts))
            {
                return texts;
            }
        }

        return null;
    }

    /// <summary>Returns the name of a language in that language. The language must have texts.</summary>
    /// <exception cref="InvalidOperationException">
    /// The language has no name. The caller has a bug, because the loader makes sure that every language with texts has a name.
    /// </exception>
    public string NameOf(string language) => LanguageNames.First(names => names.Tag == language).Name;

    /// <summary>Returns whether <paramref name="question"/> is one of the <see cref="ExtraQuestions"/>.</summary>
    public bool IsExtra(Challenge question) => ExtraQuestions.Contains(question);

    /// <summary>Returns the list that contains this question: <see cref="Questions"/> or <see cref="ExtraQuestions"/>.</summary>
    public IReadOnlyList<Challenge> QuestionsAskedWith(Challenge question) => IsExtra(question) ? ExtraQuestions : Questions;

    /// <summary>Returns the templates that a tip or an action offers, in the order of <see cref="Templates"/>.</summary>
    public IEnumerable<Template> TemplatesAt(string itemId) => _offered[itemId];

    /// <summary>Returns the package with this id, or null.</summary>
    public KnowledgePackage? FindPackage(string? id) => _index.Find<KnowledgePackage>(id);

    /// <summary>Returns the challenge with this id, of either package, or null.</summary>
    public Challenge? FindChallenge(string? id) => _index.Find<Challenge>(id);

    /// <summary>Returns the station with this id, of either package, or null.</summary>
    public Station? FindStation(string? id) => _index.Find<Station>(id);

    /// <summary>Returns the resource with this id, or null.</summary>
    public Resource? FindResource(string? id) => _index.Find<Resource>(id);

    /// <summary>Returns the case study with this id, or null.</summary>
    public CaseStudy? FindCase(string? id) => _index.Find<CaseStudy>(id);

    /// <summary>Returns the country with this id, or null.</summary>
    public Country? FindCountry(string? id) => _index.Find<Country>(id);

    /// <summary>Returns the template with this id, or null.</summary>
    public Template? FindTemplate(string? id) => _index.Find<Template>(id);

    /// <summary>Returns the tip with this id, or null.</summary>
    public Tip? FindTip(string? id) => _index.Find<Tip>(id);

    /// <summary>Returns the recommended action with this id, or null.</summary>
    public RecommendedAction? FindAction(string? id) => _index.Find<RecommendedAction>(id);

    /// <summary>Returns the package with this id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such id. The caller has a bug.</exception>
    public KnowledgePackage GetPackage(string id) => _index.Get<KnowledgePackage>(id);

    /// <summary>Returns the challenge with this id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such id. The caller has a bug.</exception>
    public Challenge GetChallenge(string id) => _index.Get<Challenge>(id);

    /// <summary>Returns the station with this id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such id. The caller has a bug.</exception>
    public Station GetStation(string id) => _index.Get<Station>(id);

    /// <summary>Returns the resource with this id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such id. The caller has a bug.</exception>
    public Resource GetResource(string id) => _index.Get<Resource>(id);

    /// <summary>Returns the case study with this id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such id. The caller has a bug.</exception>
    public CaseStudy GetCase(string id) => _index.Get<CaseStudy>(id);

    /// <summary>Returns the tip with this id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such id. The caller has a bug.</exception>
    public Tip GetTip(string id) => _index.Get<Tip>(id);

    /// <summary>Returns the recommended action with this id.</summary>
    /// <exception cref="KeyNotFoundException">The content has no such id. The caller has a bug.</exception>
    public RecommendedAction GetAction(string id) => _index.Get<RecommendedAction>(id);
}
