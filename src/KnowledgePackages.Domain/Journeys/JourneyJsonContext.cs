using System.Text.Json.Serialization;

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
public sealed partial class JourneyJsonContext : JsonSerializerContext;
