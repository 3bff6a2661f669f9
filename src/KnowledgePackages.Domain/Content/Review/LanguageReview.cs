namespace KnowledgePackages.Domain.Content.Review;

/// <summary>How far native editors are with one language.</summary>
/// <param name="Language">Its tag.</param>
/// <param name="Files">Its files that have texts, by name.</param>
public sealed record LanguageReview(string Language, IReadOnlyList<FileReview> Files)
{
    /// <summary>Whether every text of the default language is there, and reviewed as it is now.</summary>
    public bool IsComplete => Files.All(file => file.Reviewed.Count == file.Texts && file.Missing.Count == 0);
}

/// <summary>How far they are with one file. Ids are the names that lead to a text.</summary>
/// <param name="Name">For example <c>messages.json</c>.</param>
/// <param name="Texts">How many texts it has.</param>
/// <param name="Reviewed">Those reviewed as they are now.</param>
/// <param name="Changed">Those that have changed since their review, or whose text in the default language has.</param>
/// <param name="Missing">Those that only the default language has.</param>
public sealed record FileReview(
    string Name,
    int Texts,
    IReadOnlyList<string> Reviewed,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Missing
);
