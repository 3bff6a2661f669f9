using System.Text.Json.Serialization;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>
/// The stored entry of a handover code. It has no content of a conversation, only the names of the two documents. If the first document is
/// deleted, the code leads to nothing.
/// </summary>
/// <param name="From">The name of the document that the code was made in.</param>
/// <param name="Until">Until when the code can be claimed.</param>
/// <param name="To">The name of the document that has claimed the code; null while it is open.</param>
internal sealed record HandoverEntry(string From, DateTimeOffset Until, string? To = null);

/// <summary>The stored counter of wrong codes: when the source sent each of them, the oldest first.</summary>
internal sealed record WrongCodesCount(IReadOnlyList<DateTimeOffset> At);

/// <summary>The JSON form of the documents about handover codes.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HandoverEntry))]
[JsonSerializable(typeof(WrongCodesCount))]
internal sealed partial class HandoverJson : JsonSerializerContext;
