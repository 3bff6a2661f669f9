namespace KnowledgePackages.Domain.Content.Search;

/// <summary>
/// Finds in one content snapshot what somebody asks for in their own words. What comes out depends on the snapshot, the question and the
/// time alone, so a turn that is run again finds the same.
/// </summary>
public interface IContentSearch
{
    /// <summary>Looks in one language and, where that has nothing, in the default language.</summary>
    /// <param name="language">Tag of a language of the snapshot.</param>
    /// <param name="question">As it was written; any text.</param>
    /// <param name="at">The time of the turn. Before the index was there, nothing is found, whenever the turn is run.</param>
    SearchResult Find(string language, string question, DateTimeOffset at);
}
