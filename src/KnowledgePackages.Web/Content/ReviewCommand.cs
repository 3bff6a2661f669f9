using System.Globalization;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Review;

namespace KnowledgePackages.Web.Content;

/// <summary>
/// The commands <c>content review</c>, the report of what native editors have reviewed, and <c>content review mark</c>, by which they say so.
/// </summary>
internal static class ReviewCommand
{
    /// <summary>What can be written.</summary>
    public const string Usage = "Write: content review, content review <language>, or content review mark <language> --by \"<name>\" [--file <name>.json].";

    private const int MostIds = 40;

    /// <summary>Whether the command line asks for this.</summary>
    public static bool IsAskedFor(string[] arguments) => arguments is [_, "review", ..];

    /// <summary>Does what is asked for, with the files of a folder that loads.</summary>
    /// <param name="arguments">The whole command line.</param>
    /// <param name="files">All files.</param>
    /// <param name="today">The day of a review.</param>
    /// <param name="output">Where the report goes.</param>
    /// <returns>The file to write into the folder; null: none.</returns>
    /// <exception cref="StartException">The command is not as it must be, or names what is not there.</exception>
    public static ContentFile? Run(string[] arguments, IReadOnlyList<ContentFile> files, DateOnly today, TextWriter output)
    {
        var languages = ContentReview.Of(files);
        switch (arguments[2..])
        {
            case []:
                foreach (var language in languages)
                {
                    output.WriteLine(Summary(language, isSource: language == languages[0]));
                }

                return null;
            case ["mark", var tag, .. var options]:
                var named = Named(languages, tag);
                var (by, fileName) = Options(options);
                var (file, marked) = ContentReview.Mark(files, named.Language, fileName, by, today);
                if (marked == 0)
                {
                    throw new StartException($"{tag} has no texts in {fileName}. Write one of: {string.Join(", ", named.Files.Select(known => known.Name))}.");
                }

                output.WriteLine(Invariant($"{file.Path}: {marked} texts are marked as reviewed by {by}. Check the file in with your changes."));
                return file;
            case [var tag]:
                Report(Named(languages, tag), output);
                return null;
            default:
                throw new StartException(Usage);
        }
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
            foreach (var id in ids.Take(MostIds))
            {
                output.WriteLine($"  {what}: {id}");
            }

            if (ids.Count > MostIds)
            {
                output.WriteLine(Invariant($"  {what}: {ids.Count - MostIds} more"));
            }
        }
    }

    private static string Summary(LanguageReview language, bool isSource) => Invariant(
        $"{language.Language}: {Counts(language.Files.Sum(file => file.Texts), language.Files.Sum(file => file.Reviewed.Count), language.Files.Sum(file => file.Changed.Count), language.Files.Sum(file => file.Missing.Count))}{(isSource ? " (the original)" : "")}");

    private static string Counts(int texts, int reviewed, int changed, int missing) =>
        Invariant($"{texts} texts, {reviewed} reviewed, {changed} changed since, {missing} missing");

    private static LanguageReview Named(IReadOnlyList<LanguageReview> languages, string tag) =>
        languages.FirstOrDefault(language => language.Language == tag)
        ?? throw new StartException($"There is no language {tag}. Write one of: {string.Join(", ", languages.Select(language => language.Language))}.");

    private static (string By, string? File) Options(string[] options) => options switch
    {
        ["--by", { Length: > 0 } by] => (by, null),
        ["--by", { Length: > 0 } by, "--file", var file] => (by, file),
        ["--file", var file, "--by", { Length: > 0 } by] => (by, file),
        _ => throw new StartException(Usage),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
