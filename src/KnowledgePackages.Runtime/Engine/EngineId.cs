using System.Globalization;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The id that the engine assigns to an activity before a channel assigns one. It contains the activity's number in the conversation.
/// </summary>
internal static class EngineId
{
    private const string Prefix = "kp|";

    public static string From(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D7}");

    /// <summary>Returns the number in an id that <see cref="From"/> has made; null for an id that a channel has made.</summary>
    public static long? NumberOf(string? id) =>
        id is not null && id.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
