namespace KnowledgePackages.Domain.Content.Review;

/// <summary>The review status of one language.</summary>
/// <param name="Language">The BCP 47 tag of the language.</param>
/// <param name="Files">The review status of each text file of the language, sorted by file name.</param>
public sealed record LanguageReview(string Language, IReadOnlyList<FileReview> Files)
{
    /// <summary>Whether every text of the default language is translated, and reviewed in its current form.</summary>
    public bool IsComplete => Files.All(file => file.Reviewed.Count == file.Texts && file.Missing.Count == 0);
}

/// <summary>The review status of one text file. The lists contain text ids: the JSON names that lead to a text, joined by dots.</summary>
/// <param name="Name">The name of the file, for example <c>messages.json</c>.</param>
/// <param name="Texts">The number of texts in the file.</param>
/// <param name="Reviewed">The texts that are reviewed in their current form.</param>
/// <param name="Changed">
/// The texts that have changed since their review, or whose original in the default language has changed since then.
/// </param>
/// <param name="Missing">The texts that the default language has and this language lacks.</param>
public sealed record FileReview(
    string Name,
    int Texts,
    IReadOnlyList<string> Reviewed,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Missing
);
