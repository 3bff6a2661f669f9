using KnowledgePackages.Domain.Content.Reading;
using KnowledgePackages.Domain.Content.Validation;

namespace KnowledgePackages.Domain.Content;

/// <summary>Loads a content folder and returns a snapshot, or the list of all problems in the folder.</summary>
public static class ContentLoader
{
    /// <summary>
    /// Reads all files and compares them with each other and with the texts that the code requires. An unknown name, an unknown id or an
    /// unknown file is a problem too. Only <c>README.md</c>, <c>schema/</c>, and files and folders whose names start with a dot are
    /// ignored.
    /// </summary>
    /// <param name="files">All files of the folder, each path once.</param>
    /// <param name="requirements">The texts that the code uses.</param>
    /// <exception cref="ArgumentException">Two files have the same path.</exception>
    public static ContentResult Load(IEnumerable<ContentFile> files, ContentRequirements requirements)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(requirements);
        var source = Read(files, requirements);
        return source.Problems.Count > 0
            ? new ContentResult.Failed(source.Problems)
            : new ContentResult.Loaded(
                ContentAssembly.Assemble(source.Folder, source.Settings!, source.Languages!, source.Structure, source.Texts!)
            );
    }

    /// <summary>Returns the parsed files, and every problem that prevents a snapshot, sorted by file and line.</summary>
    internal static ContentSource Read(IEnumerable<ContentFile> files, ContentRequirements requirements)
    {
        var problems = new List<ContentProblem>();
        var folder = new FolderFiles(files, problems);
        var settings = folder.ReadSettings();
        var languages = folder.ReadLanguages();
        var structure = folder.ReadStructure();
        var texts = settings?.Languages.Select((language, place) => folder.ReadTexts(language, isDefault: place == 0)).ToList();
        foreach (var language in settings?.Languages ?? [])
        {
            _ = folder.ReadReview(language); // read only to report problems in review.json
            _ = folder.ReadTerms(language); // read only to report problems in terms.json
        }

        folder.ReportUnknown(settings?.Languages);

        problems.AddRange([
            .. UniqueIds.Check(structure),
            .. PackageLevels.Check(structure),
            .. Belonging.Check(structure),
            .. References.Check(structure),
            .. Substitutes.Check(structure),
            .. TemplatePlaces.Check(structure),
            .. CountryNames.Check(structure),
            .. LanguageNames.Check(settings, languages),
            .. texts is [var defaults, ..] ? TopicItems.Check(structure, defaults) : [],
        ]);
        foreach (var language in texts ?? [])
        {
            problems.AddRange(
            [
                .. TextIds.Check(structure, language, texts![0]),
                .. GlossaryWords.Check(language),
                .. CountryNames.Check(language),
                .. RequiredMessages.Check(language, requirements),
                .. SynonymGroups.Check(language, requirements),
                .. AboutAnswers.Check(language, requirements),
                .. TeamsLimits.Check(language, requirements),
            ]);
        }

        return new(
            folder,
            settings,
            languages,
            structure,
            texts,
            [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line ?? int.MaxValue)]);
    }
}
