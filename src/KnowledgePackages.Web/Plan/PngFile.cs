using System.Buffers.Binary;
using System.IO.Compression;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Encodes a picture as a PNG file (RFC 2083) in true colour without an alpha channel. This class replaces a graphics library of several
/// megabytes, because the product draws only one simple picture.
/// </summary>
internal static class PngFile
{
    private const int BytesOfPixel = 3;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Returns the bytes of the file.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="pixels">The red, green and blue byte of each pixel, row by row.</param>
    public static byte[] Write(int width, int height, ReadOnlySpan<byte> pixels)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, 2); // 8 bits per channel; colour type 2: true colour
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Compressed(width * BytesOfPixel, height, pixels));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(int row, int height, ReadOnlySpan<byte> pixels)
    {
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0); // filter type 0: none
                zlib.Write(pixels.Slice(y * row, row));
            }
        }

        return data.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checked(data, Checked(type, uint.MaxValue)));
        file.Write(number);
    }

    // Computes the CRC-32 of RFC 2083 bit by bit. A lookup table would be faster, but the files have only a few kilobytes.
    private static uint Checked(ReadOnlySpan<byte> data, uint crc)
    {
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }
        }

        return crc;
    }
}
