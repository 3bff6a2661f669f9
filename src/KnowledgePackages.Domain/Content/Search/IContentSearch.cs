namespace KnowledgePackages.Domain.Content.Search;

/// <summary>
/// Searches one content snapshot for what a person asks in their own words. The result depends only on the snapshot and the arguments, so
/// a turn that is run again finds the same.
/// </summary>
public interface IContentSearch
{
    /// <summary>Searches in the language in which the question is written.</summary>
    /// <param name="language">Tag of the conversation's language, which counts if the question's own language cannot be recognised.</param>
    /// <param name="question">As it was written; any text.</param>
    /// <param name="place">Where the person is, because what is near ranks first; null if they have not chosen a package.</param>
    SearchResult Find(string language, string question, SearchPlace? place = null);
}

/// <summary>The package and the station that a person works with.</summary>
/// <param name="PackageId">The chosen package.</param>
/// <param name="StationId">The station that the person is in; null if they are in none.</param>
public sealed record SearchPlace(string PackageId, string? StationId);
