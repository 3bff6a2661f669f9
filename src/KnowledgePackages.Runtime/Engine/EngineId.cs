using System.Globalization;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The id that the engine assigns to an activity before a channel assigns one. The id contains the activity's number.
/// </summary>
internal static class EngineId
{
    private const string Prefix = "kp|";

    public static string From(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D7}");

    /// <summary>Returns the number in an id of <see cref="From"/>; null for any other id, such as an id of a channel.</summary>
    public static long? NumberOf(string? id) =>
        id is not null && id.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
