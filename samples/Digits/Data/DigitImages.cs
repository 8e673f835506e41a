using System.Numerics;

namespace Digits.Data;

/// <summary>Images of digits in the form that networks take.</summary>
internal static class DigitImages
{
    public const int Side = 28;
    public const int Pixels = Side * Side;
    public const int Classes = 10;

    /// <summary>A row for each image: its pixels, 0 to 1, and the digit as its class.</summary>
    /// <param name="pixels">Images of 28 x 28 pixels, one after another, 0 to 255.</param>
    /// <param name="labels">The digit on each image, 0 to 9.</param>
    public static Dataset<T> ToDataset<T>(ReadOnlySpan<byte> pixels, ReadOnlySpan<byte> labels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var inputs = new T[pixels.Length];
        T white = T.CreateChecked(byte.MaxValue);
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = T.CreateChecked(pixels[i]) / white;
        }

        int[] classes = new int[labels.Length];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = labels[i];
        }

        return new Dataset<T>(inputs, classes, Pixels, Classes);
    }
}
