using System.Numerics;
using Digits.Data;

namespace Digits.Drawing;

/// <summary>
/// Draws digits, each a little different in place, size, slant, thickness and hand, so that the sample runs without data.
/// The same seed draws the same digits on every machine: nothing is used but operations that IEEE 754 rounds exactly.
/// </summary>
internal sealed class DrawnDigits(int seed)
{
    private readonly NumPyRandom _random = new(seed);

    /// <summary>Draws so many digits, the classes in turn.</summary>
    public Dataset<T> Draw<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        byte[] pixels = new byte[count * DigitImages.Pixels];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = (byte)(i % DigitImages.Classes);
            Draw(labels[i], pixels.AsSpan(i * DigitImages.Pixels, DigitImages.Pixels));
        }

        return DigitImages.ToDataset<T>(pixels, labels);
    }

    private void Draw(int digit, Span<byte> pixels)
    {
        IReadOnlyList<Stroke[]> forms = Glyphs.Of(digit);
        Stroke[] form = forms[(int)(forms.Count * _random.NextDouble())];

        // In pixels: MNIST's digits, too, are about 20 high in the middle of 28.
        double width = Between(10, 14), height = Between(15, 19), slant = Between(-2, 5);
        var centre = new Point(Between(12.5, 15.5), Between(12.5, 15.5));
        double radius = Between(0.8, 1.7);

        var canvas = new Canvas();
        foreach (Stroke stroke in form)
        {
            Stroke written = stroke with { Points = [.. stroke.Points.Select(point => Place(point))] };
            canvas.Draw(Curve.Flatten(written), radius);
        }

        canvas.CopyTo(pixels, () => Between(-0.08, 0.08));

        Point Place(Point point)
        {
            Point unsteady = point + new Point(Between(-0.05, 0.05), Between(-0.05, 0.05)) - new Point(0.5, 0.5);
            return centre + new Point((width * unsteady.X) - (slant * unsteady.Y), height * unsteady.Y);
        }
    }

    private double Between(double low, double high) => low + ((high - low) * _random.NextDouble());
}
