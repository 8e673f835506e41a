namespace Digits.Drawing;

/// <summary>A point of the square in which a digit is drawn: x to the right, y down, both from 0 to 1.</summary>
internal readonly record struct Point(double X, double Y)
{
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);

    public static Point operator *(double factor, Point a) => new(factor * a.X, factor * a.Y);

    public static double Dot(Point a, Point b) => (a.X * b.X) + (a.Y * b.Y);

    public static implicit operator Point((double X, double Y) pair) => new(pair.X, pair.Y);
}

/// <summary>One movement of the pen.</summary>
/// <param name="Round">Whether the pen swings through the points or goes straight from one to the next.</param>
/// <param name="Points">Where it passes, in order.</param>
internal sealed record Stroke(bool Round, Point[] Points);

/// <summary>How the ten digits are written; some in more than one way.</summary>
internal static class Glyphs
{
    private static readonly Stroke _six =
        Round((0.72, 0.02), (0.34, 0.22), (0.14, 0.66), (0.32, 0.96), (0.68, 0.95), (0.84, 0.70), (0.58, 0.50), (0.20, 0.64));

    /// <summary>By digit, the ways to write it; a way is one stroke or two.</summary>
    private static readonly Stroke[][][] _forms =
    [
        // 0
        [
            [
                Round(
                    (0.50, 0.00), (0.20, 0.16), (0.10, 0.52), (0.24, 0.90), (0.52, 1.00),
                    (0.80, 0.86), (0.90, 0.48), (0.78, 0.14), (0.50, 0.00)),
            ],
        ],
        // 1
        [
            [Straight((0.50, 0.00), (0.50, 1.00))],
            [Straight((0.26, 0.24), (0.54, 0.00), (0.54, 1.00))],
        ],
        // 2
        [
            [
                Round((0.12, 0.26), (0.34, 0.03), (0.70, 0.06), (0.82, 0.32), (0.56, 0.66), (0.10, 1.00)),
                Straight((0.10, 1.00), (0.90, 1.00)),
            ],
            [
                Round(
                    (0.14, 0.24), (0.40, 0.00), (0.76, 0.14), (0.66, 0.54),
                    (0.26, 0.96), (0.14, 0.82), (0.40, 0.80), (0.90, 0.98)),
            ],
        ],
        // 3
        [
            [
                Round((0.12, 0.12), (0.48, 0.00), (0.80, 0.20), (0.66, 0.43), (0.36, 0.48)),
                Round((0.36, 0.48), (0.76, 0.54), (0.86, 0.78), (0.52, 1.00), (0.10, 0.88)),
            ],
        ],
        // 4
        [
            [Straight((0.58, 0.00), (0.10, 0.64), (0.92, 0.64)), Straight((0.68, 0.30), (0.68, 1.00))],
            [Straight((0.18, 0.02), (0.14, 0.52), (0.80, 0.50)), Straight((0.80, 0.00), (0.76, 1.00))],
        ],
        // 5
        [
            [
                Straight((0.84, 0.00), (0.26, 0.00), (0.20, 0.44)),
                Round((0.20, 0.44), (0.54, 0.36), (0.86, 0.64), (0.58, 0.98), (0.12, 0.90)),
            ],
        ],
        // 6
        [
            [_six],
        ],
        // 7
        [
            [Straight((0.10, 0.00), (0.90, 0.00), (0.40, 1.00))],
            [Straight((0.10, 0.00), (0.90, 0.00), (0.40, 1.00)), Straight((0.38, 0.52), (0.86, 0.52))],
        ],
        // 8
        [
            [
                Round(
                    (0.50, 0.46), (0.20, 0.26), (0.48, 0.00), (0.80, 0.24), (0.50, 0.46),
                    (0.14, 0.74), (0.50, 1.00), (0.86, 0.72), (0.50, 0.46)),
            ],
        ],
        // 9
        [
            [HalfTurn(_six)],
            [Round((0.82, 0.24), (0.46, 0.00), (0.16, 0.26), (0.44, 0.50), (0.80, 0.28)), Straight((0.80, 0.24), (0.74, 1.00))],
        ],
    ];

    /// <summary>The ways to write a digit.</summary>
    public static IReadOnlyList<Stroke[]> Of(int digit) => _forms[digit];

    private static Stroke Round(params Point[] points) => new(true, points);

    private static Stroke Straight(params Point[] points) => new(false, points);

    // A nine is a six upside down.
    private static Stroke HalfTurn(Stroke stroke) => new(stroke.Round, [.. stroke.Points.Select(point => new Point(1, 1) - point)]);
}
