namespace KnowledgePackages.Domain.Content;

/// <summary>
/// One file of the content folder. The caller reads the bytes, because the Domain project does not access the file system.
/// </summary>
/// <param name="Path">The path relative to the content folder, with forward slashes, for example <c>texts/en/messages.json</c>.</param>
/// <param name="Bytes">The whole file in UTF-8, with or without a byte order mark.</param>
public sealed record ContentFile(string Path, ReadOnlyMemory<byte> Bytes);
