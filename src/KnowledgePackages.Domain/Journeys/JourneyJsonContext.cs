using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>
/// The JSON form in which a <see cref="Journey"/> and a <see cref="Reminder"/> are stored. Properties may be added, but an existing
/// property must never change its name or meaning, because stored documents live for years.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Journey))]
[JsonSerializable(typeof(Reminder))]
[JsonSerializable(typeof(PersonalPlan))]
[JsonSerializable(typeof(IReadOnlyList<FinishedRound>))]
public sealed partial class JourneyJsonContext : JsonSerializerContext
{
    /// <summary>The context for storage. It does not escape non-ASCII letters: each takes two or three bytes instead of six.</summary>
    public static JourneyJsonContext Stored =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
