using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgePackages.Domain.Plan;

namespace KnowledgePackages.Domain.Journeys;

/// <summary>
/// How a <see cref="Journey"/> and a <see cref="Reminder"/> are stored. Properties may be added, but never change name or meaning, because
/// documents live for years.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Journey))]
[JsonSerializable(typeof(Reminder))]
[JsonSerializable(typeof(PersonalPlan))]
public sealed partial class JourneyJsonContext : JsonSerializerContext
{
    /// <summary>
    /// The contract for storage. It writes letters of every script in two or three bytes each instead of six, so that people's texts stay
    /// short.
    /// </summary>
    public static JourneyJsonContext Stored =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
