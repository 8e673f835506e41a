namespace NetDsl.Reports;

/// <summary>Colors for numbers of either sign: blue below 0, white at 0, red above, darker the farther; gray for NaN.</summary>
internal static class DivergingColors
{
    /// <summary>The index of the color of 0, and the number of steps on either side.</summary>
    public const int Zero = 100;

    /// <summary>The index of the color of NaN.</summary>
    public const byte None = (2 * Zero) + 1;

    // From −1 to 1 at equal distances; between them colors are mixed.
    private static readonly (byte R, byte G, byte B)[] _anchors =
    [
        (16, 42, 99), (33, 94, 165), (91, 155, 209), (178, 210, 234), (250, 250, 250), (249, 203, 176), (233, 133, 97), (193, 54, 46), (105, 8, 27),
    ];

    /// <summary>Red, green and blue of all indices.</summary>
    public static byte[] Palette { get; } =
        [.. Enumerable.Range(0, (2 * Zero) + 1).Select(i => Mix((i - Zero) / (double)Zero)).Append((R: (byte)128, G: (byte)128, B: (byte)128)).SelectMany(c => (byte[])[c.R, c.G, c.B])];

    /// <summary>The index of a value's color, for values between −1 and 1.</summary>
    public static byte IndexOf(double value) => double.IsNaN(value) ? None : (byte)(Zero + (int)Math.Round(Math.Clamp(value, -1, 1) * Zero));

    /// <summary>The color of an index, as <c>#rrggbb</c>.</summary>
    public static string Name(int index) => "#" + Convert.ToHexString(Palette, 3 * index, 3).ToLowerInvariant();

    private static (byte R, byte G, byte B) Mix(double value)
    {
        double place = (value + 1) / 2 * (_anchors.Length - 1);
        int below = Math.Min((int)place, _anchors.Length - 2);
        double part = place - below;
        ((byte r, byte g, byte b), (byte r2, byte g2, byte b2)) = (_anchors[below], _anchors[below + 1]);
        return (Between(r, r2, part), Between(g, g2, part), Between(b, b2, part));
    }

    private static byte Between(byte from, byte to, double part) => (byte)Math.Round(from + ((to - from) * part));
}
