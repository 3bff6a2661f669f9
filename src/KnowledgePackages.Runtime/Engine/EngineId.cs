using System.Globalization;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The id that the engine gives to an activity before any channel has seen it: derived from the document's number.</summary>
internal static class EngineId
{
    private const string Prefix = "kp|";

    public static string From(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D7}");

    /// <summary>Returns the number in an id that <see cref="From"/> made; null for a channel's own id.</summary>
    public static long? NumberOf(string? id) =>
        id is not null && id.StartsWith(Prefix, StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
