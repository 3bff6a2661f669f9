namespace KnowledgePackages.Domain.Content.Lint;

/// <summary>
/// Finds the problems of a content folder: the problems for which <see cref="ContentLoader"/> rejects the folder, and problems that only
/// confuse readers.
/// </summary>
public static class ContentLint
{
    /// <summary>
    /// Checks the folder and returns the findings, errors first, and then sorted by file and line. The list is empty if there are none.
    /// </summary>
    /// <param name="files">All files of the folder, each path once.</param>
    /// <param name="requirements">The texts that the code uses.</param>
    /// <param name="missingTranslations">The severity of a text that is missing in a language other than the default one.</param>
    /// <exception cref="ArgumentException">Two files have the same path.</exception>
    public static IReadOnlyList<ContentFinding> Check(
        IEnumerable<ContentFile> files, ContentRequirements requirements, FindingSeverity missingTranslations)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(requirements);
        var source = ContentLoader.Read(files, requirements);
        List<ContentFinding> findings = [.. As(FindingSeverity.Error, source.Problems)];
        findings.AddRange(As(FindingSeverity.Error, DuplicateAddresses.Check(source.Structure)));
        findings.AddRange(As(FindingSeverity.Error, UnreachableResources.Check(source.Structure)));
        findings.AddRange(As(FindingSeverity.Error, PromisedResources.Check(source.Structure)));
        foreach (var texts in source.Texts ?? [])
        {
            var sentences = LintTexts.Of(texts);
            findings.AddRange(As(missingTranslations, MissingTranslations.Check(texts, source.Texts![0])));
            var written = WrittenTexts.Of(source.Folder, texts.Language).ToList();
            findings.AddRange(As(FindingSeverity.Error, WordChoice.Check(source.Folder.ReadTerms(texts.Language), written)));
            findings.AddRange(As(missingTranslations, TranslatedTitles.Missing(source.Structure, texts)));
            findings.AddRange(As(FindingSeverity.Error, TranslatedTitles.Unused(source.Structure, texts)));
            findings.AddRange(As(FindingSeverity.Error, TemplateShapes.Check(texts, source.Texts![0])));
            findings.AddRange(As(FindingSeverity.Error, Typography.Check(texts.Language, written)));
            findings.AddRange(As(FindingSeverity.Error, SynonymClashes.Check(texts, source.Languages ?? [], requirements)));
            findings.AddRange(
                As(
                    FindingSeverity.Warning,
                    [
                        .. TopicGaps.Check(texts, source.Texts!),
                        .. SameTexts.Check(sentences),
                        .. TextLengths.Check(sentences),
                        .. UndefinedTerms.Check(texts, sentences),
                        .. ReadingLevel.Check(texts.Language, sentences),
                    ]
                )
            );
        }

        return
        [
            .. findings
                .OrderByDescending(found => found.Severity)
                .ThenBy(found => found.Problem.File, StringComparer.Ordinal)
                .ThenBy(found => found.Problem.Line ?? int.MaxValue),
        ];
    }

    private static IEnumerable<ContentFinding> As(FindingSeverity severity, IEnumerable<ContentProblem> problems) =>
        problems.Select(problem => new ContentFinding(severity, problem));
}
