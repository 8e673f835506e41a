using System.Numerics;
using Xunit;

namespace NetDsl.Testing;

/// <summary>
/// How closely a network must agree with the reference. A sum of n products that is added up in another order differs by
/// rounding of the size of its terms, not of the sum: so next to the relative tolerance stands one in proportion to the
/// largest value of the same kind (the same outputs, the same layer's weights), or to the largest such term.
/// </summary>
/// <param name="Relative">The difference allowed, in parts of the expected value.</param>
/// <param name="ToLargest">The difference allowed beyond that, in parts of the largest expected value of the same kind.</param>
public sealed record Agreement(double Relative, double ToLargest)
{
    /// <summary>What networks in double precision keep. The largest difference measured is a tenth of it: room for other vector widths and activations' last digits.</summary>
    public static Agreement OfDouble { get; } = new(1e-13, 1e-14);

    /// <summary>What networks in single precision keep: as many units in the last place, each 2²⁹ times larger.</summary>
    public static Agreement OfSingle { get; } = new(5e-5, 5e-6);

    /// <summary>What a precision keeps.</summary>
    public static Agreement Of<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(double) ? OfDouble : OfSingle;

    /// <summary>Fails unless the values agree.</summary>
    /// <param name="expected">What the reference gives.</param>
    /// <param name="actual">What the network gives.</param>
    /// <param name="what">What the values are, for the message.</param>
    /// <param name="scale">The size of values of this kind, where these alone may happen to be small.</param>
    public void Assert(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what, double scale = 0)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        double largest = Math.Max(scale, Largest(expected));
        for (int i = 0; i < expected.Length; i++)
        {
            double allowed = Relative * Math.Abs(expected[i]) + ToLargest * largest;

            // Written so that a NaN fails.
            if (!(Math.Abs(actual[i] - expected[i]) <= allowed))
                Xunit.Assert.Fail(FormattableString.Invariant($"{what}[{i}] is {actual[i]:R}, the reference says {expected[i]:R}: they differ by {Math.Abs(actual[i] - expected[i]):E1}, allowed are {allowed:E1}."));
        }
    }

    /// <summary>Fails unless two losses agree. One that is nearly 0 is the square of a difference, which has lost digits.</summary>
    public void AssertLoss(double expected, double actual, string what) => Assert([expected], [actual], what + ", loss", scale: 0.5);

    /// <summary>As <see cref="Assert"/>, layer by layer, for values in canonical order.</summary>
    /// <param name="network">The layers.</param>
    /// <param name="expected">What the reference gives.</param>
    /// <param name="actual">What the network gives.</param>
    /// <param name="what">What the values are, for the message.</param>
    /// <param name="scale">The size of the terms that each value is the sum of; the values' own where it is not given.</param>
    public void AssertLayers(
        ReferenceNetwork network, ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, string what, ReadOnlySpan<double> scale = default)
    {
        Xunit.Assert.Equal(expected.Length, actual.Length);
        scale = scale.IsEmpty ? expected : scale;
        int start = 0;
        for (int layer = 0; layer < network.Layers.Count; layer++)
        {
            int weights = network.InputsOf(layer) * network.Layers[layer].Units;
            Assert(expected.Slice(start, weights), actual.Slice(start, weights), $"{what}, weights of layer {layer + 1}", Largest(scale.Slice(start, weights)));
            start += weights;
            int biases = network.Layers[layer].Bias ? network.Layers[layer].Units : 0;
            Assert(expected.Slice(start, biases), actual.Slice(start, biases), $"{what}, biases of layer {layer + 1}", Largest(scale.Slice(start, biases)));
            start += biases;
        }
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
