namespace KnowledgePackages.Domain.Content.Search;

/// <summary>
/// Searches one content snapshot for a question that a person asks in their own words. The result depends only on the snapshot and the
/// arguments, so a turn that runs again gets the same result.
/// </summary>
public interface IContentSearch
{
    /// <summary>
    /// Searches one language. If that language has no hit or only a doubtful one, searches the default language too, and returns the better
    /// result.
    /// </summary>
    /// <param name="language">The BCP 47 tag of a language of the snapshot.</param>
    /// <param name="question">The question as the person typed it; any text is allowed.</param>
    /// <param name="at">
    /// The time of the turn. If it is before the time at which the index was built, the result is <see cref="SearchResult.NotReady"/>, even
    /// if the index exists by now. So a turn that runs again gets the same result.
    /// </param>
    SearchResult Find(string language, string question, DateTimeOffset at);
}
