namespace KnowledgePackages.Domain.Content.Search;

/// <summary>
/// Searches one content snapshot for a question in a person's own words. The result depends only on the snapshot and the arguments, so a
/// turn that is run again gets the same result.
/// </summary>
public interface IContentSearch
{
    /// <summary>Searches in the language in which the question is written.</summary>
    /// <returns>The results, or the reason why there are none.</returns>
    /// <param name="language">
    /// The tag of the conversation's language. It is used if the language of the question cannot be recognized.
    /// </param>
    /// <param name="question">The question as the person wrote it; any text.</param>
    /// <param name="place">
    /// The person's package and station. Items in them rank higher. Null if the person has not chosen a package.
    /// </param>
    SearchResult Find(string language, string question, SearchPlace? place = null);

    /// <summary>
    /// Reports that somebody talks in this language, so that the search can get ready before the first question. Returns immediately, and
    /// changes no result.
    /// </summary>
    /// <param name="language">The tag of the conversation's language.</param>
    void Prepare(string language)
    {
    }
}

/// <summary>The package and the station that a person works with.</summary>
/// <param name="PackageId">The chosen package.</param>
/// <param name="StationId">The station that the person is in; null if the person is in no station.</param>
public sealed record SearchPlace(string PackageId, string? StationId);
