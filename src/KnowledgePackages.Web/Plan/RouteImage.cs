using KnowledgePackages.Bot.Conversation;
using KnowledgePackages.Domain.Content;

namespace KnowledgePackages.Web.Plan;

/// <summary>
/// Draws a package's stations on a metro line as a PNG file, because cards in Teams and Word files do not show SVG. A filled stop is a
/// station that is done, a large ring is the current station, a small ring is a station ahead. The first package has a single line, the
/// second package a double line.
/// </summary>
internal static class RouteImage
{
    private const int Width = 960;
    private const int Height = 80;
    private const double Middle = Height / 2.0;
    private const double Margin = 40;
    private const int WidthMillimetres = 168;
    private const int HeightMillimetres = 14;

    private static readonly (byte Red, byte Green, byte Blue) Paper = (0xFF, 0xFF, 0xFF);
    private static readonly (byte Red, byte Green, byte Blue) First = (0x00, 0x6D, 0x77);
    private static readonly (byte Red, byte Green, byte Blue) Second = (0x43, 0x38, 0xA8);

    /// <summary>Returns the picture for a document, with its size on paper.</summary>
    public static PlanPicture InDocument(PackageLevel level, IReadOnlyList<StopState> stops, bool isRightToLeft) =>
        new(Draw(level, stops, isRightToLeft), WidthMillimetres, HeightMillimetres);

    /// <summary>Returns the bytes of the file. The background is white, so that the line is visible in every theme.</summary>
    /// <param name="level">The package's level, which determines the line's colour and pattern.</param>
    /// <param name="stops">The states of the stations, from the first station to the last.</param>
    /// <param name="isRightToLeft">Whether the line runs from right to left.</param>
    public static byte[] Draw(PackageLevel level, IReadOnlyList<StopState> stops, bool isRightToLeft)
    {
        var colour = level == PackageLevel.Beginner ? First : Second;
        List<Shape> shapes = [Track(level == PackageLevel.Beginner ? 6 : 9, colour)];
        if (level != PackageLevel.Beginner)
        {
            shapes.Add(Track(3, Paper));
        }

        foreach (var (index, state) in (isRightToLeft ? stops.Reverse() : stops).Index())
        {
            var x = stops.Count < 2 ? Width / 2.0 : Margin + (index * (Width - (2 * Margin)) / (stops.Count - 1));
            shapes.Add(Disc(x, state == StopState.Here ? 28 : 20, colour));
            if (state != StopState.Done)
            {
                shapes.Add(Disc(x, 13, Paper));
            }
        }

        return PngFile.Write(Width, Height, Painted(shapes));
    }

    // Returns the line from the first stop to the last.
    private static Shape Track(double half, (byte, byte, byte) colour) =>
        new((x, y) => Math.Max(Math.Abs(y - Middle) - half, Math.Max(Margin - x, x - (Width - Margin))), colour);

    private static Shape Disc(double x, double radius, (byte, byte, byte) colour) =>
        new((atX, atY) => Math.Sqrt(((atX - x) * (atX - x)) + ((atY - Middle) * (atY - Middle))) - radius, colour);

    private static byte[] Painted(List<Shape> shapes)
    {
        var pixels = new byte[Width * Height * 3];
        for (var (pixel, at) = (0, 0); pixel < Width * Height; pixel++, at += 3)
        {
            var (red, green, blue) = ((double)Paper.Red, (double)Paper.Green, (double)Paper.Blue);
            foreach (var shape in shapes)
            {
                // Mix the colours by the share of the pixel that the shape covers, so that edges look smooth.
                var covered = Math.Clamp(0.5 - shape.DistanceAt((pixel % Width) + 0.5, (pixel / Width) + 0.5), 0, 1);
                red += (shape.Colour.Red - red) * covered;
                green += (shape.Colour.Green - green) * covered;
                blue += (shape.Colour.Blue - blue) * covered;
            }

            (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)Math.Round(red), (byte)Math.Round(green), (byte)Math.Round(blue));
        }

        return pixels;
    }

    // A shape. DistanceAt returns the distance of a point from the edge, negative inside the shape.
    private readonly record struct Shape(Func<double, double, double> DistanceAt, (byte Red, byte Green, byte Blue) Colour);
}
