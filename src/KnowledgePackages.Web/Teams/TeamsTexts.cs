using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Teams;

/// <summary>
/// The texts of the app in Teams. When a person selects a command, Teams writes the command's word into the message. This word is the first
/// phrase of the command's group in <c>synonyms.json</c>, so the bot understands the word in every language.
/// </summary>
internal static class TeamsTexts
{
    /// <summary>The maximum length of a command's word in characters. Teams truncates longer words.</summary>
    public const int MaxCommandLength = 32;

    /// <summary>The groups in <c>synonyms.json</c> that are commands in Teams, in the order in which Teams lists them.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    ["start", "continue", "status", "stations", "plan", "summary", "search", "help", "restart", "stop", "erase"];

    /// <summary>
    /// The ids of the texts in <c>teams.json</c>, with the maximum lengths in characters that the manifest's schema and Teams' guidelines
    /// allow.
    /// </summary>
    public static IReadOnlyList<LimitedText> Requirements { get; } =
    [
        new("name.short", 30),
        new("name.full", 100),
        new("description.short", 80),
        new("description.full", 4000),
        .. Commands.Select(command => new LimitedText(DescriptionOf(command), 128)),
    ];

    public static string DescriptionOf(string command) => $"command.{command}";
}
