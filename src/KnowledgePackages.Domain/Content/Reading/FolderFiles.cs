using KnowledgePackages.Domain.Content.Lint;
using KnowledgePackages.Domain.Content.Review;

namespace KnowledgePackages.Domain.Content.Reading;

/// <summary>Holds the files of the content folder by path, and reports missing and unknown files.</summary>
internal sealed class FolderFiles
{
    private readonly SortedDictionary<string, ContentFile> _files;
    private readonly ICollection<ContentProblem> _problems;

    /// <exception cref="ArgumentException">Two files have the same path.</exception>
    public FolderFiles(IEnumerable<ContentFile> files, ICollection<ContentProblem> problems)
    {
        _files = new(files.Where(IsOurs).ToDictionary(file => file.Path, StringComparer.Ordinal), StringComparer.Ordinal);
        _problems = problems;
    }

    /// <summary>Every file that affects the content, sorted by path.</summary>
    public IEnumerable<ContentFile> Files => _files.Values;

    public SettingsSource? ReadSettings() => Read("content.json", SettingsReader.Read);

    public IReadOnlyList<LanguageSource>? ReadLanguages() => Read("languages.json", LanguagesReader.Read);

    public StructureSource ReadStructure() => new(
        Read("packages.json", PackagesReader.Read),
        Read("challenges.json", ChallengesReader.Read),
        ReadStations(),
        Read("resources.json", ResourcesReader.Read),
        Read("cases.json", CasesReader.Read),
        Read("templates.json", TemplatesReader.Read),
        Read("countries.json", CountriesReader.Read),
        _files.ContainsKey(TopicsReader.FileName) ? Read(TopicsReader.FileName, TopicsReader.Read) : []);

    public TextsSource ReadTexts(string language, bool isDefault)
    {
        var texts = new TextsSource(language, isDefault);
        var read = 0;
        foreach (var (name, reader) in TextFiles.Readers)
        {
            var path = $"texts/{language}/{name}";
            if (_files.TryGetValue(path, out var file))
            {
                read++;
                reader(new(file, _problems), texts);
            }
            else if (isDefault && !TextFiles.Optional.Contains(name))
            {
                ReportMissing(path);
            }
        }

        if (read == 0 && !isDefault)
        {
            _problems.Add(
                new(
                    "content.json",
                    null,
                    language,
                    "The language has no texts.",
                    $"Add files to texts/{language}/, or take the language out of the list."
                )
            );
        }

        return texts;
    }

    /// <summary>Returns the reviews of a language by native editors, oldest first; empty if the language has none.</summary>
    public IReadOnlyList<ReviewMark> ReadReview(string language) =>
        _files.TryGetValue(ReviewMarks.PathOf(language), out var file) ? ReviewMarks.Read(new(file, _problems)) ?? [] : [];

    /// <summary>Returns the term base of a language; empty if the language has none.</summary>
    public IReadOnlyList<TermChoice> ReadTerms(string language) =>
        _files.TryGetValue(TermBase.PathOf(language), out var file) ? TermBase.Read(new(file, _problems)) ?? [] : [];

    /// <summary>Returns the file at this path, or null.</summary>
    public ContentFile? Find(string path) => _files.GetValueOrDefault(path);

    /// <summary>
    /// Reports every file that no reader reads, so that a file with a mistyped name is not ignored silently. If
    /// <paramref name="languages"/> is null, because content.json cannot be read, folders of unlisted languages are not reported.
    /// </summary>
    public void ReportUnknown(IReadOnlyCollection<string>? languages)
    {
        string[] structure =
        [
            "content.json",
            "languages.json",
            "packages.json",
            "challenges.json",
            "resources.json",
            "cases.json",
            "templates.json",
            "countries.json",
            TopicsReader.FileName,
        ];
        var foreign = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in _files.Keys.Except(structure).Where(path => !IsStation(path)))
        {
            var known =
                path.Split('/') is ["texts", var language, var name]
                && (TextFiles.Readers.ContainsKey(name) || name is ReviewMarks.FileName or TermBase.FileName)
                    ? language
                    : null;
            if (known is null)
            {
                _problems.Add(new(path, null, null, "Nothing reads this file.", "Rename it, move it, or take it out of the folder."));
            }
            else if (languages is not null && !languages.Contains(known) && foreign.Add(known))
            {
                _problems.Add(
                    new(
                        path,
                        null,
                        known,
                        "The language is not in content.json.",
                        "Add it to \"languages\" there, or take the folder away."
                    )
                );
            }
        }
    }

    private static bool IsStation(string path) =>
        path.Split('/') is ["stations", var name] && name.EndsWith(".json", StringComparison.Ordinal);

    private static bool IsOurs(ContentFile file)
    {
        var parts = file.Path.Split('/');
        return parts is not (["schema", _] or ["README.md"]) && !parts.Any(part => part.StartsWith('.'));
    }

    private List<StationSource>? ReadStations()
    {
        var files = _files.Keys.Where(IsStation).ToList();
        var stations = files.Select(path => Read(path, StationReader.Read)).OfType<StationSource>().ToList();
        return stations.Count == files.Count ? stations : null;
    }

    private T? Read<T>(string path, Func<SourceFile, T?> read) where T : class
    {
        if (_files.TryGetValue(path, out var file))
        {
            return read(new(file, _problems));
        }

        ReportMissing(path);
        return null;
    }

    private void ReportMissing(string path) => _problems.Add(new(path, null, null, "The file is missing.", "Put it back."));
}
