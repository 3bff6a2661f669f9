namespace KnowledgePackages.Domain.Content;

/// <summary>The words of a package.</summary>
public sealed record PackageText(string Title, string Tagline, string Summary);

/// <summary>The words of a challenge: the point as published, the question that is asked, what it means, and an example.</summary>
public sealed record ChallengeText(string Point, string Question, string Explanation, string Example);

/// <summary>The words of a station.</summary>
public sealed record StationText(string Title, string Summary);

/// <summary>The words of a recommended action: what to do, who does it, and what shows that it is done.</summary>
public sealed record ActionText(string Text, string Who, string Evidence);

/// <summary>The words of a case study.</summary>
public sealed record CaseText(string Title, string Country, string Summary, IReadOnlyList<string> Takeaways);

/// <summary>A question about the assistant itself, with its answer.</summary>
/// <param name="Id">A slug that never changes.</param>
/// <param name="Asked">Ways to ask the question.</param>
/// <param name="Words">
/// Words by which a text asks the question, whatever else it says: parts joined by plus signs, which may stand in any order, each with
/// alternatives between bars; an alternative stands for all words that begin with it.
/// </param>
/// <param name="Answer">Paragraphs with placeholders. A paragraph with a placeholder whose value is not known is left out.</param>
/// <param name="Otherwise">The paragraph that replaces those that were left out; null if nothing replaces them.</param>
public sealed record AboutText(
    string Id, IReadOnlyList<string> Asked, IReadOnlyList<string> Words, IReadOnlyList<string> Answer, string? Otherwise);

/// <summary>A term that a person may ask for.</summary>
/// <param name="Id">A slug that never changes.</param>
/// <param name="Term">The term as cards show it, for example "Smart specialisation (S3)".</param>
/// <param name="Definition">One or two sentences.</param>
/// <param name="Aliases">Other ways to write the term, for example "S3". No two terms share an alias, ignoring case.</param>
public sealed record GlossaryTerm(string Id, string Term, string Definition, IReadOnlyList<string> Aliases);
