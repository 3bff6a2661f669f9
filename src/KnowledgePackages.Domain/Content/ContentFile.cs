namespace KnowledgePackages.Domain.Content;

/// <summary>One file of the content folder, as bytes: the domain opens no file.</summary>
/// <param name="Path">Relative to the content folder, with forward slashes, for example <c>texts/en/messages.json</c>.</param>
/// <param name="Bytes">The whole file; UTF-8, a byte order mark is allowed.</param>
public sealed record ContentFile(string Path, ReadOnlyMemory<byte> Bytes);
