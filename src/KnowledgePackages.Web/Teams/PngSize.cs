using System.Buffers.Binary;

namespace KnowledgePackages.Web.Teams;

/// <summary>Reads the size of a PNG picture.</summary>
internal static class PngSize
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>
    /// Returns the width and the height in pixels; null if the bytes are not a PNG picture. Source: PNG specification, third edition,
    /// section 11.2.1.
    /// </summary>
    public static (int Width, int Height)? Of(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes.StartsWith(Signature) && bytes[12..16].SequenceEqual("IHDR"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
            : null;
}
