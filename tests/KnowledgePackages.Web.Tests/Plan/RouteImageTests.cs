using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Web.Plan;
using KnowledgePackages.Web.Tests.Chat;

namespace KnowledgePackages.Web.Tests.Plan;

/// <summary>Tests the picture of a package's stations: a valid, small PNG file, which differs for every state of the stations.</summary>
public sealed class RouteImageTests(PageHost host) : IClassFixture<PageHost>
{
    private static readonly StopState[] Stops = [StopState.Done, StopState.Here, StopState.Ahead];

    [Fact]
    public void The_file_is_a_PNG_whose_chunks_have_their_checksums_and_whose_pixels_are_all_there()
    {
        var file = RouteImage.Draw(PackageLevel.Beginner, Stops, isRightToLeft: false);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        List<string> types = [];
        byte[] header = [];
        byte[] data = [];
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var type = System.Text.Encoding.ASCII.GetString(file, at + 4, 4);
            types.Add(type);
            Assert.Equal(
                Crc(file.AsSpan(at + 4, length + 4)),
                BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length))
            );
            (header, data) = type switch
            {
                "IHDR" => (file[(at + 8)..(at + 8 + length)], data),
                "IDAT" => (header, file[(at + 8)..(at + 8 + length)]),
                _ => (header, data),
            };
            at += length + 12;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], types);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress))
        {
            zlib.CopyTo(pixels);
        }

        Assert.Equal(height * ((width * 3) + 1), pixels.Length);
        Assert.InRange(file.Length, 500, 20_000);
    }

    [Fact]
    public void Every_state_package_and_direction_looks_different_and_the_same_one_always_the_same()
    {
        byte[][] pictures =
        [
            RouteImage.Draw(PackageLevel.Beginner, Stops, false),
            RouteImage.Draw(PackageLevel.Beginner, Stops, true),
            RouteImage.Draw(PackageLevel.Advanced, Stops, false),
            RouteImage.Draw(PackageLevel.Beginner, [StopState.Done, StopState.Done, StopState.Ahead], false),
            RouteImage.Draw(PackageLevel.Beginner, [StopState.Done, StopState.Ahead, StopState.Ahead], false),
        ];

        Assert.Equal(pictures.Length, pictures.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(pictures[0], RouteImage.Draw(PackageLevel.Beginner, Stops, false));
    }

    [Theory]
    [InlineData("/route/kp2/2-1.png", HttpStatusCode.OK)]
    [InlineData("/route/kp2/2-1.rtl.png", HttpStatusCode.OK)]
    [InlineData("/route/kp1/0-0.png", HttpStatusCode.OK)]
    [InlineData("/route/kp3/0-0.png", HttpStatusCode.NotFound)]
    [InlineData("/route/kp2/2-1-0.png", HttpStatusCode.NotFound)]
    [InlineData("/route/kp2/3-0.png", HttpStatusCode.NotFound)]
    [InlineData("/route/kp2/0-0.svg", HttpStatusCode.NotFound)]
    [InlineData("/route/kp2/0-0.png.png", HttpStatusCode.NotFound)]
    public async Task Only_lines_of_the_content_have_a_picture_and_everybody_may_keep_it(string path, HttpStatusCode status)
    {
        using var client = host.CreateClient();
        using var response = await client.GetAsync(path);

        Assert.Equal(status, response.StatusCode);
        if (status == HttpStatusCode.OK)
        {
            Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
            Assert.True(response.Headers.CacheControl is { Public: true, MaxAge.TotalDays: >= 1 });
            Assert.Equal("cross-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public void The_address_says_nothing_but_the_line()
    {
        StopProgress[] stops = [new("kp2-s1", StopState.Done), new("kp2-s2", StopState.Here), new("kp2-s3", StopState.Ahead)];

        Assert.Equal("/route/kp2/2-1-0.png", RouteEndpoint.PathOf("kp2", stops, isRightToLeft: false));
        Assert.Equal("/route/kp2/2-1-0.rtl.png", RouteEndpoint.PathOf("kp2", stops, isRightToLeft: true));
    }

    // Computes the CRC-32 with a table. The product computes it bit by bit, so a bug in the product's code does not repeat here.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var table = Enumerable.Range(0, 256).Select(value =>
            Enumerable.Range(0, 8).Aggregate((uint)value, (crc, _) => (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1))).ToArray();
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = table[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }
}
