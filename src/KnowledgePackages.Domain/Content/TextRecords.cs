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
/// <param name="Name">The name that cards show.</param>
/// <param name="AlsoCalled">
/// Other names and forms that people type. The bot recognizes them as a whole message and inside a sentence.
/// </param>
/// <param name="People">
/// The names of the country's people. The bot recognizes them only inside a sentence, because alone they can name a language.
/// </param>
public sealed record CountryText(string Name, IReadOnlyList<string> AlsoCalled, IReadOnlyList<string> People);

/// <summary>A question about the assistant itself, with its answer.</summary>
/// <param name="Id">A slug that never changes.</param>
/// <param name="Wordings">Wordings of the question.</param>
/// <param name="Words">
/// Word patterns. A text asks the question if it matches one of the patterns, whatever other words it has. A pattern is a list of parts
/// joined by plus signs; the text must have every part, in any order. A part is a list of alternatives separated by bars. An alternative
/// matches every word that begins with it.
/// </param>
/// <param name="Answer">
/// The paragraphs of the answer, with placeholders. A paragraph is left out if one of its placeholders has no value.
/// </param>
/// <param name="Otherwise">The paragraph that replaces the omitted paragraphs; null if nothing replaces them.</param>
public sealed record AboutText(
    string Id, IReadOnlyList<string> Wordings, IReadOnlyList<string> Words, IReadOnlyList<string> Answer, string? Otherwise);

/// <summary>A term of the glossary. A person may ask for its definition.</summary>
/// <param name="Id">The id of the term, which never changes.</param>
/// <param name="Term">The term as cards show it, for example "Smart specialisation (S3)".</param>
/// <param name="Definition">The definition, one or two sentences.</param>
/// <param name="Aliases">Other ways to write the term, for example "S3". No two terms share an alias, ignoring case.</param>
public sealed record GlossaryTerm(string Id, string Term, string Definition, IReadOnlyList<string> Aliases);
