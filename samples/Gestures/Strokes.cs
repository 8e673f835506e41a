namespace Gestures;

/// <summary>Strokes as a finger draws them: any number of points, brought to the eight that the network takes.</summary>
internal static class Strokes
{
    public static IReadOnlyList<(string Name, (double X, double Y)[] Points)> Drawn { get; } =
    [
        ("a round one", [.. Enumerable.Range(0, 40).Select(i => (200 + (80 * Math.Cos(i * Math.PI / 20)), 150 + (70 * Math.Sin(i * Math.PI / 20))))]),
        ("from left to right", [(20, 100), (60, 103), (120, 98), (190, 101), (260, 104)]),
        ("up and down", [(20, 60), (50, 140), (80, 55), (110, 150), (140, 62), (170, 145), (200, 60), (230, 140)]),
        ("down, and far up", [(20, 120), (35, 100), (52, 80), (90, 110), (130, 145), (175, 190), (210, 225)]),
    ];

    /// <summary>Eight points in equal steps of the way, moved and scaled so that they lie between −1 and 1.</summary>
    public static float[] Normalize(IReadOnlyList<(double X, double Y)> stroke)
    {
        const int points = Gesture.InputSize / 2;
        (double X, double Y)[] even = [.. Enumerable.Range(0, points).Select(i => At(stroke, i / (points - 1.0)))];
        (double left, double right, double bottom, double top) = (even.Min(p => p.X), even.Max(p => p.X), even.Min(p => p.Y), even.Max(p => p.Y));
        double scale = 2 / Math.Max(Math.Max(right - left, top - bottom), 1e-9);
        return [.. even.SelectMany(p => new[] { (float)((p.X - ((left + right) / 2)) * scale), (float)((p.Y - ((bottom + top) / 2)) * scale) })];
    }

    // The point that has so much of the way behind it.
    private static (double X, double Y) At(IReadOnlyList<(double X, double Y)> stroke, double part)
    {
        double[] lengths = [.. stroke.Zip(stroke.Skip(1), (a, b) => Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))))];
        double left = part * lengths.Sum();
        for (int i = 0; i < lengths.Length; i++)
        {
            if (left <= lengths[i] && lengths[i] > 0)
            {
                double share = left / lengths[i];
                return (stroke[i].X + (share * (stroke[i + 1].X - stroke[i].X)), stroke[i].Y + (share * (stroke[i + 1].Y - stroke[i].Y)));
            }

            left -= lengths[i];
        }

        return stroke[^1];
    }
}
