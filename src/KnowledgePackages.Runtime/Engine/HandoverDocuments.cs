using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The stored entry of a handover code: the names of the two documents and the code's expiry, but no content of a conversation. If the
/// document that created the code is deleted, the code cannot be used any more.
/// </summary>
/// <param name="From">The name of the document in which the code was created.</param>
/// <param name="Until">The time at which the code expires.</param>
/// <param name="To">The name of the document that has claimed the code; null until a document claims the code.</param>
internal sealed record HandoverEntry(string From, DateTimeOffset Until, string? To = null);

/// <summary>The stored counter of wrong codes from one source. It contains the time of each wrong code, oldest first.</summary>
internal sealed record WrongCodesCount(IReadOnlyList<DateTimeOffset> At);

/// <summary>The JSON contracts of the documents about handover codes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandoverEntry))]
[JsonSerializable(typeof(WrongCodesCount))]
internal sealed partial class HandoverJson : JsonSerializerContext;
