namespace KnowledgePackages.Domain.Content.Search;

/// <summary>
/// Searches one content snapshot for what a person asks in their own words. The result depends only on the snapshot, the question and the
/// time, so a turn that is run again finds the same.
/// </summary>
public interface IContentSearch
{
    /// <summary>Searches one language and, if that finds nothing, the default language.</summary>
    /// <param name="language">Tag of a language of the snapshot.</param>
    /// <param name="question">As it was written; any text.</param>
    /// <param name="at">
    /// The time of the turn. For times before the index was built the search finds nothing, so that a turn that runs again has the same
    /// result.
    /// </param>
    SearchResult Find(string language, string question, DateTimeOffset at);
}
