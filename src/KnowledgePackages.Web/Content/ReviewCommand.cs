using System.Globalization;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Review;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// Runs two commands: <c>content review</c> reports which texts native speakers have reviewed, and <c>content review mark</c> records a
/// review.
/// </summary>
internal static class ReviewCommand
{
    private const int MaxIds = 40;

    /// <summary>Writes a report with one line for each language, or with the details of one language.</summary>
    /// <param name="files">All files of a content folder without errors.</param>
    /// <param name="language">The tag of the language to report in detail. If null, the report has one line for each language.</param>
    /// <param name="output">The writer for the report.</param>
    /// <exception cref="StartException">The content does not have the language.</exception>
    public static void Report(IReadOnlyList<ContentFile> files, string? language, TextWriter output)
    {
        var languages = ContentReview.Of(files);
        if (language is not null)
        {
            Report(Named(languages, language), output);
            return;
        }

        foreach (var one in languages)
        {
            output.WriteLine(Summary(one, isSource: one == languages[0]));
        }
    }

    /// <summary>Marks the texts of a language as reviewed.</summary>
    /// <param name="files">All files of a content folder without errors.</param>
    /// <param name="language">The tag of the language.</param>
    /// <param name="by">The name of the reviewer.</param>
    /// <param name="fileName">The name of the reviewed file; null if all texts of the language were reviewed.</param>
    /// <param name="today">The day of the review.</param>
    /// <param name="output">The writer for the report.</param>
    /// <returns>The file with the review's record, which the caller must write into the folder.</returns>
    /// <exception cref="StartException">The content does not have the language, or the language does not have the file.</exception>
    public static ContentFile Mark(
        IReadOnlyList<ContentFile> files,
        string language,
        string by,
        string? fileName,
        DateOnly today,
        TextWriter output
    )
    {
        var named = Named(ContentReview.Of(files), language);
        var (file, marked) = ContentReview.Mark(files, named.Language, fileName, by, today);
        if (marked == 0)
        {
            throw new StartException(
                $"{language} has no texts in {fileName}. Write one of: {string.Join(", ", named.Files.Select(known => known.Name))}."
            );
        }

        output.WriteLine(Invariant($"{file.Path}: {marked} texts are marked as reviewed by {by}. Check the file in with your changes."));
        return file;
    }

    private static void Report(LanguageReview language, TextWriter output)
    {
        foreach (var file in language.Files)
        {
            output.WriteLine(Invariant($"{file.Name}: {Counts(file.Texts, file.Reviewed.Count, file.Changed.Count, file.Missing.Count)}"));
            Ids("changed", file.Changed);
            Ids("missing", file.Missing);
        }

        output.WriteLine(Summary(language, isSource: false));

        void Ids(string what, IReadOnlyList<string> ids)
        {
            foreach (var id in ids.Take(MaxIds))
            {
                output.WriteLine($"  {what}: {id}");
            }

            if (ids.Count > MaxIds)
            {
                output.WriteLine(Invariant($"  {what}: {ids.Count - MaxIds} more"));
            }
        }
    }

    private static string Summary(LanguageReview language, bool isSource)
    {
        var counts = Counts(
            language.Files.Sum(file => file.Texts),
            language.Files.Sum(file => file.Reviewed.Count),
            language.Files.Sum(file => file.Changed.Count),
            language.Files.Sum(file => file.Missing.Count)
        );
        return $"{language.Language}: {counts}{(isSource ? " (the original)" : "")}";
    }

    private static string Counts(int texts, int reviewed, int changed, int missing) =>
        Invariant($"{texts} texts, {reviewed} reviewed, {changed} changed since, {missing} missing");

    private static LanguageReview Named(IReadOnlyList<LanguageReview> languages, string tag) =>
        languages.FirstOrDefault(language => language.Language == tag)
        ?? throw new StartException(
            $"There is no language {tag}. Write one of: {string.Join(", ", languages.Select(language => language.Language))}."
        );

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
