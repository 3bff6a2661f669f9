namespace KnowledgePackages.Domain.Content.Review;

/// <summary>The review status of one language.</summary>
/// <param name="Language">Its tag.</param>
/// <param name="Files">Its files that have texts, by name.</param>
public sealed record LanguageReview(string Language, IReadOnlyList<FileReview> Files)
{
    /// <summary>Whether every text of the default language is translated, and reviewed in its current form.</summary>
    public bool IsComplete => Files.All(file => file.Reviewed.Count == file.Texts && file.Missing.Count == 0);
}

/// <summary>The review status of one file. Ids are the JSON names that lead to a text.</summary>
/// <param name="Name">For example <c>messages.json</c>.</param>
/// <param name="Texts">How many texts it has.</param>
/// <param name="Reviewed">Texts reviewed in their current form.</param>
/// <param name="Changed">Texts that have changed since their review, or whose text in the default language has.</param>
/// <param name="Missing">Texts that only the default language has.</param>
public sealed record FileReview(
    string Name,
    int Texts,
    IReadOnlyList<string> Reviewed,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Missing
);
