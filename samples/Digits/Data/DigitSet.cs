namespace Digits.Data;

/// <summary>Images of digits and what they show, in the form that the network takes.</summary>
internal sealed class DigitSet
{
    public const int Side = 28;
    public const int Pixels = Side * Side;
    public const int Classes = 10;

    /// <param name="pixels">Images of 28 x 28 pixels, one after another, 0 to 255.</param>
    /// <param name="labels">The digit on each image, 0 to 9.</param>
    public DigitSet(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> labels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, labels.Length * Pixels);
        Labels = labels.ToArray();
        Images = new double[pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            Images[i] = pixels[i] / 255.0;
        }

        Targets = new double[labels.Length * Classes];
        for (int i = 0; i < labels.Length; i++)
        {
            Targets[(i * Classes) + labels[i]] = 1;
        }
    }

    public int Count => Labels.Length;

    public byte[] Labels { get; }

    /// <summary>The images' pixels, 0 to 1, row after row.</summary>
    public double[] Images { get; }

    /// <summary>For each image ten numbers: 1 for the digit that it shows, 0 for the others.</summary>
    public double[] Targets { get; }

    public ReadOnlySpan<double> Image(int index) => Images.AsSpan(index * Pixels, Pixels);

    public ReadOnlySpan<double> Target(int index) => Targets.AsSpan(index * Classes, Classes);
}
