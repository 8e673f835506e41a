using Digits.Data;

namespace Digits.Drawing;

/// <summary>An image of 28 x 28 grey pixels that a round pen draws on.</summary>
internal sealed class Canvas
{
    private const int Side = DigitImages.Side;
    private readonly double[] _ink = new double[DigitImages.Pixels];

    /// <summary>Draws a line of connected pieces; coordinates are in pixels, from the image's upper left corner.</summary>
    /// <param name="line">The points, two at least.</param>
    /// <param name="radius">Half the line's thickness.</param>
    public void Draw(IReadOnlyList<Point> line, double radius)
    {
        for (int i = 1; i < line.Count; i++)
        {
            DrawPiece(line[i - 1], line[i], radius);
        }
    }

    private void DrawPiece(Point start, Point end, double radius)
    {
        double reach = radius + 1;
        (int left, int right) = PixelsBetween(Math.Min(start.X, end.X) - reach, Math.Max(start.X, end.X) + reach);
        (int top, int bottom) = PixelsBetween(Math.Min(start.Y, end.Y) - reach, Math.Max(start.Y, end.Y) + reach);
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                // A pixel that the edge of the line passes through is grey, by how much of it lies inside.
                double distance = Distance(new Point(x + 0.5, y + 0.5), start, end);
                ref double ink = ref _ink[(y * Side) + x];
                ink = Math.Max(ink, Math.Clamp(radius + 0.5 - distance, 0, 1));
            }
        }
    }

    /// <summary>The pixels, 0 for paper to 255 for ink, each darkened or lightened by what <paramref name="noise"/> returns.</summary>
    public void CopyTo(Span<byte> pixels, Func<double> noise)
    {
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Round(255 * Math.Clamp(_ink[i] + noise(), 0, 1));
        }
    }

    private static (int First, int Last) PixelsBetween(double low, double high) => (Math.Max((int)low, 0), Math.Min((int)high, Side - 1));

    private static double Distance(Point point, Point start, Point end)
    {
        Point along = end - start;
        double length = Point.Dot(along, along);
        double t = length > 0 ? Math.Clamp(Point.Dot(point - start, along) / length, 0, 1) : 0;
        Point offset = point - (start + (t * along));
        return Math.Sqrt(Point.Dot(offset, offset));
    }
}
