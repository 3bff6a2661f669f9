using KnowledgePackages.Runtime.Storage;

namespace KnowledgePackages.Runtime.Engine;

/// <summary>The document that a turn reads and writes. The adapter puts this object into the turn's state.</summary>
/// <param name="Key">The document's name.</param>
public sealed record TurnDocument(DocumentKey Key);
