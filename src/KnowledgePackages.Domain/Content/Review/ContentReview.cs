using KnowledgePackages.Domain.Content.Reading;

namespace KnowledgePackages.Domain.Content.Review;

/// <summary>
/// Records which texts native editors have reviewed. The <c>review.json</c> of each language stores a hash of every reviewed text, so a
/// text that has changed since no longer counts as reviewed.
/// </summary>
public static class ContentReview
{
    // These lists are optional, because a language may have no other spelling of a term, no other name of a country, or no name for the
    // country's people.
    private static readonly string[] Optional = [".aliases", ".alsoCalled", ".people"];

    /// <summary>Returns the review status of each language, the default language first, including languages without any review.</summary>
    /// <param name="files">All files of a content folder that has no problems.</param>
    public static IReadOnlyList<LanguageReview> Of(IEnumerable<ContentFile> files)
    {
        var folder = new FolderFiles(files, []);
        return folder.ReadSettings() is { } settings
            ? [.. settings.Languages.Select(language => Of(folder, language, settings.Languages[0]))]
            : [];
    }

    /// <summary>Marks texts as reviewed in their current form.</summary>
    /// <param name="files">All files of a content folder that has no problems.</param>
    /// <param name="language">The BCP 47 tag of a language that has texts in the folder.</param>
    /// <param name="fileName">
    /// The name of the text file to mark, for example <c>messages.json</c>; null marks all text files of the language.
    /// </param>
    /// <param name="by">The name of the editor who has reviewed the texts.</param>
    /// <param name="on">The day of the review.</param>
    /// <returns>
    /// The language's new <c>review.json</c>, and the number of texts that were marked; 0 if the language has no file with that name.
    /// </returns>
    public static (ContentFile File, int Marked) Mark(
        IEnumerable<ContentFile> files,
        string language,
        string? fileName,
        string by,
        DateOnly on
    )
    {
        var folder = new FolderFiles(files, []);
        var defaultLanguage = folder.ReadSettings()!.Languages[0];
        var marked = TextsOf(folder, language, defaultLanguage)
            .Where(file => fileName is null || file.Name == fileName)
            .SelectMany(file => file.Texts.Select(text => (File: file.Name, text.Text.Id, text.Hash)))
            .ToList();
        var again = marked.Select(text => (text.File, text.Id)).ToHashSet();
        var before = folder
            .ReadReview(language)
            .Select(mark => mark with { Texts = [.. mark.Texts.Where(text => !again.Contains((text.File, text.Id)))] });
        return (new(ReviewMarks.PathOf(language), ReviewMarks.Write([.. before, new(by, on, marked)])), marked.Count);
    }

    /// <summary>Returns whether every text of a language is translated, and reviewed in its current form.</summary>
    internal static bool IsComplete(FolderFiles folder, string language, string defaultLanguage) =>
        folder.ReadReview(language).Count > 0 && Of(folder, language, defaultLanguage).IsComplete;

    private static LanguageReview Of(FolderFiles folder, string language, string defaultLanguage)
    {
        var marks = folder.ReadReview(language).SelectMany(mark => mark.Texts).ToLookup(text => (text.File, text.Id), text => text.Hash);
        return new(
            language,
            [
                .. TextsOf(folder, language, defaultLanguage)
                    .Select(file => new FileReview(
                        file.Name,
                        file.Texts.Count,
                        [
                            .. file
                                .Texts.Where(text => marks[(file.Name, text.Text.Id)].LastOrDefault() == text.Hash)
                                .Select(text => text.Text.Id),
                        ],
                        [
                            .. file
                                .Texts.Where(text => marks[(file.Name, text.Text.Id)].LastOrDefault() is { } hash && hash != text.Hash)
                                .Select(text => text.Text.Id),
                        ],
                        file.Missing
                    )),
            ]
        );
    }

    private static IEnumerable<(string Name, IReadOnlyList<(ReviewedText Text, string Hash)> Texts, IReadOnlyList<string> Missing)> TextsOf(
        FolderFiles folder, string language, string defaultLanguage)
    {
        foreach (var name in TextFiles.Readers.Keys.Order(StringComparer.Ordinal))
        {
            var sources = language == defaultLanguage || name == TextFiles.Titles ? [] : In(defaultLanguage).ToDictionary(text => text.Id);
            var texts = In(language);
            yield return (
                name,
                [.. texts.Select(text => (text, text.Hash(name, sources.GetValueOrDefault(text.Id))))],
                [
                    .. sources.Keys.Except(texts.Select(text => text.Id))
                        .Where(id => !Optional.Any(end => id.EndsWith(end, StringComparison.Ordinal))),
                ]);

            IReadOnlyList<ReviewedText> In(string of) => folder.Find($"texts/{of}/{name}") is { } file ? ReviewedText.In(file) : [];
        }
    }
}
