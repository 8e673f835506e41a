namespace Digits.Drawing;

/// <summary>Turns strokes into straight pieces short enough to look round.</summary>
internal static class Curve
{
    private const int PiecesPerSpan = 8;

    public static List<Point> Flatten(Stroke stroke)
    {
        if (!stroke.Round) return [.. stroke.Points];

        Point[] points = stroke.Points;
        var pieces = new List<Point> { points[0] };
        for (int span = 0; span + 1 < points.Length; span++)
        {
            Point before = points[Math.Max(span - 1, 0)];
            Point after = points[Math.Min(span + 2, points.Length - 1)];
            for (int piece = 1; piece <= PiecesPerSpan; piece++)
            {
                pieces.Add(CatmullRom(before, points[span], points[span + 1], after, (double)piece / PiecesPerSpan));
            }
        }

        return pieces;
    }

    /// <summary>The point at t on the uniform Catmull-Rom spline from b (t = 0) to c (t = 1), a before b and d after c.</summary>
    private static Point CatmullRom(Point a, Point b, Point c, Point d, double t)
    {
        Point linear = c - a;
        Point quadratic = (2 * a) - (5 * b) + (4 * c) - d;
        Point cubic = (3 * (b - c)) + d - a;
        return b + (0.5 * ((t * linear) + (t * t * quadratic) + (t * t * t * cubic)));
    }
}
