namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>The names of the text files of a language, and the function that reads each file.</summary>
internal static class TextFiles
{
    /// <summary>
    /// The file with translated titles of the resources that are in another language. The file is optional, also for the default language.
    /// If it lacks a title, cards show the resource's original title, and not the default language's translation.
    /// </summary>
    public const string Titles = "titles.json";

    // The minimum number of wordings for a question about the assistant. With fewer, the bot fails to recognize most people's wording.
    private const int FewestWordings = 8;

    /// <summary>The file with the words that people use for topics.</summary>
    public const string Topics = "topics.json";

    /// <summary>The files that may be missing, in any language.</summary>
    public static IReadOnlyList<string> Optional { get; } = [Titles, About, Topics];

    private const string About = "about.json";

    public static IReadOnlyDictionary<string, Action<SourceFile, TextsSource>> Readers { get; } =
        new Dictionary<string, Action<SourceFile, TextsSource>>
        {
            ["packages.json"] = (file, texts) =>
                Read(
                    file,
                    texts,
                    "packages",
                    TextKind.Package,
                    texts.Tables.Packages,
                    reader => new PackageText(reader.Text("title"), reader.Text("tagline"), reader.Text("summary"))
                ),
            ["challenges.json"] = (file, texts) =>
                Read(
                    file,
                    texts,
                    "challenges",
                    TextKind.Challenge,
                    texts.Tables.Challenges,
                    reader => new ChallengeText(
                        reader.Text("point"),
                        reader.Text("question"),
                        reader.Text("explanation"),
                        reader.Text("example")
                    )
                ),
            ["stations.json"] = StationTextsReader.Read,
            ["resources.json"] = (file, texts) =>
                TextTableReader.Read(file, texts, "resources", "summaries", TextKind.Resource, texts.Tables.Resources, ValueReader.Text),
            [Titles] = (file, texts) =>
                TextTableReader.Read(
                    file,
                    texts,
                    "titles",
                    "titles",
                    TextKind.ResourceTitle,
                    texts.Tables.ResourceTitles,
                    ValueReader.Text
                ),
            ["cases.json"] = (file, texts) =>
                Read(
                    file,
                    texts,
                    "cases",
                    TextKind.Case,
                    texts.Tables.Cases,
                    reader => new CaseText(
                        reader.Text("title"),
                        reader.Text("country"),
                        reader.Text("summary"),
                        reader.Texts("takeaways", atLeast: 1)
                    )
                ),
            ["templates.json"] = (file, texts) =>
                Read(file, texts, "templates", TextKind.Template, texts.Tables.Templates, TemplateTextReader.Read),
            ["countries.json"] = (file, texts) =>
                Read(
                    file,
                    texts,
                    "countries",
                    TextKind.Country,
                    texts.Tables.Countries,
                    reader => new CountryText(reader.Text("name"), reader.OptionalTexts("alsoCalled"), reader.OptionalTexts("people"))
                ),
            ["glossary.json"] = (file, texts) =>
                Read(
                    file,
                    texts,
                    "glossary",
                    "terms",
                    TextKind.Term,
                    texts.Tables.Glossary,
                    reader => new GlossaryTerm(reader.Id!, reader.Text("term"), reader.Text("definition"), reader.OptionalTexts("aliases"))
                ),
            ["messages.json"] = (file, texts) => MessagesReader.Read(file, texts, TextKind.Message),
            ["page.json"] = (file, texts) => MessagesReader.Read(file, texts, TextKind.PageMessage),
            ["synonyms.json"] = SynonymsReader.Read,
            ["teams.json"] = (file, texts) =>
                TextTableReader.Read(file, texts, "teams", "teams", TextKind.Teams, texts.Tables.Teams, ValueReader.Text),
            [About] = (file, texts) =>
                Read(
                    file,
                    texts,
                    "about",
                    TextKind.About,
                    texts.Tables.About,
                    reader => new AboutText(
                        reader.Id!,
                        reader.Texts("asked", atLeast: FewestWordings),
                        reader.OptionalTexts("words"),
                        reader.Texts("answer", atLeast: 1),
                        reader.OptionalText("otherwise")
                    )
                ),
            [Topics] = (file, texts) =>
                TextTableReader.Read(file, texts, "topics", "topics", TextKind.Topic, texts.Tables.Topics, SynonymsReader.Words),
        };

    private static void Read<T>(
        SourceFile file,
        TextsSource texts,
        string root,
        TextKind kind,
        OrderedDictionary<string, T> table,
        Func<ObjectReader, T> read) where T : class =>
        Read(file, texts, root, root, kind, table, read);

    private static void Read<T>(
        SourceFile file,
        TextsSource texts,
        string schema,
        string root,
        TextKind kind,
        OrderedDictionary<string, T> table,
        Func<ObjectReader, T> read) where T : class =>
        TextTableReader.Read(file, texts, schema, root, kind, table, (source, node, id) => ObjectReader.Read(source, node, id, read));
}
