using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Teams;

/// <summary>
/// The texts about the app in Teams. The word of a command is the first phrase of its group in <c>synonyms.json</c>, so the bot
/// understands, in every language, the word that Teams inserts when a person selects the command.
/// </summary>
internal static class TeamsTexts
{
    /// <summary>The longest word of a command that Teams shows untruncated.</summary>
    public const int LongestCommand = 32;

    /// <summary>The groups of synonyms that are commands, in the order in which Teams lists them.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    ["start", "continue", "status", "stations", "summary", "help", "restart", "stop"];

    /// <summary>Texts of <c>teams.json</c> with the lengths that the manifest's schema and Teams' app guidelines allow.</summary>
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
