namespace KnowledgePackages.Domain.Content;

/// <summary>The texts of a package.</summary>
public sealed record PackageText(string Title, string Tagline, string Summary);

/// <summary>
/// The texts of a challenge: the challenge as published, the question for the person, an explanation of the question, and an example.
/// </summary>
public sealed record ChallengeText(string Point, string Question, string Explanation, string Example);

/// <summary>The texts of a station.</summary>
public sealed record StationText(string Title, string Summary);

/// <summary>The texts of a recommended action: the action, the person or group who does it, and the evidence that it is done.</summary>
public sealed record ActionText(string Text, string Who, string Evidence);

/// <summary>The texts of a case study.</summary>
public sealed record CaseText(string Title, string Country, string Summary, IReadOnlyList<string> Takeaways);

/// <summary>The names of a country.</summary>
/// <param name="Name">The name on cards.</param>
/// <param name="AlsoCalled">Other names and forms that people type, also alone.</param>
/// <param name="People">What its people are called. It counts inside a sentence only, because alone it can name a language.</param>
public sealed record CountryText(string Name, IReadOnlyList<string> AlsoCalled, IReadOnlyList<string> People);

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

/// <summary>A term of the glossary. A person may ask for its definition.</summary>
/// <param name="Id">The id of the term, which never changes.</param>
/// <param name="Term">The term as cards show it, for example "Smart specialisation (S3)".</param>
/// <param name="Definition">The definition, one or two sentences.</param>
/// <param name="Aliases">Other ways to write the term, for example "S3". No two terms share an alias, ignoring case.</param>
public sealed record GlossaryTerm(string Id, string Term, string Definition, IReadOnlyList<string> Aliases);
