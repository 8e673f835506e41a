using System.Collections.Concurrent;
using Xunit;
using static NetDsl.Activation;
using static NetDsl.Tests.Kernels.LanesName;

namespace NetDsl.Tests.Kernels;

/// <summary>How near the vectorised activations come to the exact functions, on every width and in both precisions.</summary>
public class ActivationAccuracyTests
{
    /// <summary>The largest error of a value, in units of the exact value's last place. The documentation names these.</summary>
    private static readonly Dictionary<Activation, (double Single, double Double)> _valueBounds = new()
    {
        [Linear] = (0, 0),
        [Relu] = (0, 0),
        [LeakyRelu] = (1.25, 1.25),
        [Sigmoid] = (2.5, 2.5),
        [Tanh] = (2, 2.25),
        [Elu] = (1.25, 1.25),
        [Gelu] = (4, 2),
        [Silu] = (2.75, 2.5),
        [Softplus] = (1.75, 1.75),
    };

    /// <summary>The largest absolute error of a derivative, in units of half the distance from 1 to the next number.</summary>
    private static readonly Dictionary<Activation, double> _derivativeBounds = new()
    {
        [Linear] = 0,
        [Relu] = 0,
        [LeakyRelu] = 0.01,
        [Sigmoid] = 1.75,
        [Tanh] = 3.75,
        [Elu] = 1.25,
        [Gelu] = 3,
        [Silu] = 4.25,
        [Softplus] = 1.75,
    };

    private static readonly ConcurrentDictionary<(Activation Activation, bool IsSingle), DoubleDouble[]> _exactValues = new();

    private static readonly ConcurrentDictionary<(Activation Activation, bool IsSingle), DoubleDouble[]> _exactDerivatives = new();

    public static TheoryData<Activation, LanesName> Cases()
    {
        var cases = new TheoryData<Activation, LanesName>();
        foreach (var activation in ActivationRunner.OfOneUnit)
        {
            foreach (var lanes in Enum.GetValues<LanesName>()) cases.Add(activation, lanes);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_lie_within_a_few_units_in_the_last_place_of_the_exact_function(Activation activation, LanesName lanes)
    {
        var z = Arguments(activation, lanes);
        var values = ActivationRunner.Values(lanes, activation, z);
        var reference = Exact(activation, lanes, Reference.Value, _exactValues);
        var bound = ActivationRunner.IsSingle(lanes) ? _valueBounds[activation].Single : _valueBounds[activation].Double;
        for (var i = 0; i < z.Length; i++)
        {
            var exact = reference[i];
            var error = exact.DistanceFrom(values[i]) / LastPlace(exact.High, lanes);
            Assert.True(Math.Abs(error) <= bound, $"{activation}({z[i]:R}) = {values[i]:R}, off by {error:F2} units");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Derivatives_lie_within_a_few_roundings_of_the_exact_derivative(Activation activation, LanesName lanes)
    {
        var z = Arguments(activation, lanes);
        var derivatives = ActivationRunner.Derivatives(lanes, activation, z);
        var unit = ActivationRunner.IsSingle(lanes) ? Math.ScaleB(1, -24) : Math.ScaleB(1, -53);
        var reference = Exact(activation, lanes, Reference.Derivative, _exactDerivatives);
        for (var i = 0; i < z.Length; i++)
        {
            var error = reference[i].DistanceFrom(derivatives[i]) / unit;
            Assert.True(
                Math.Abs(error) <= _derivativeBounds[activation],
                $"{activation}'({z[i]:R}) = {derivatives[i]:R}, off by {error:F2} units");
        }
    }

    [Theory]
    [InlineData(Gelu, Single128, -13)]
    [InlineData(Gelu, Double128, -37)]
    [InlineData(Silu, Single128, -87)]
    [InlineData(Silu, Double128, -700)]
    [InlineData(Softplus, Single128, -87)]
    [InlineData(Softplus, Double128, -700)]
    public void Derivatives_keep_their_relative_precision_in_the_left_tail(Activation activation, LanesName lanes, double end)
    {
        var z = Enumerable.Range(0, 2000).Select(i => Narrow(-3 + (i * (end + 3) / 2000), lanes)).ToArray();
        var derivatives = ActivationRunner.Derivatives(lanes, activation, z);
        for (var i = 0; i < z.Length; i++)
        {
            var exact = Reference.Derivative(activation, z[i]);
            var error = exact.DistanceFrom(derivatives[i]) / LastPlace(exact.High, lanes);
            Assert.True(Math.Abs(error) <= 6, $"{activation}'({z[i]:R}) = {derivatives[i]:R}, off by {error:F2} units");
        }
    }

    [Theory]
    [InlineData(Single128, Single256, Single512)]
    [InlineData(Double128, Double256, Double512)]
    public void All_widths_give_the_same_bits(LanesName narrow, LanesName middle, LanesName wide)
    {
        foreach (var activation in ActivationRunner.OfOneUnit)
        {
            var z = Arguments(activation, narrow);
            var expected = ActivationRunner.Both(narrow, activation, z);
            foreach (var lanes in new[] { middle, wide })
            {
                var actual = ActivationRunner.Both(lanes, activation, z);
                Assert.Equal(Bits(expected.Values), Bits(actual.Values));
                Assert.Equal(Bits(expected.Derivatives), Bits(actual.Derivatives));
            }
        }
    }

    [Fact]
    public void The_reference_agrees_with_constants_to_thirty_digits()
    {
        // Computed with 60 decimal digits; each is the nearest double and what is left.
        AssertNear(0.46211715726000974, 2.1916603238260928e-17, Reference.Value(Tanh, 0.5));
        AssertNear(0.6931471805599453, 2.3190468138462996e-17, Reference.Value(Softplus, 0));
        AssertNear(-0.9932620530009145, -8.577826438071882e-18, Reference.Value(Elu, -5));
        AssertNear(2.0611536181902037e-09, -1.573719952885692e-25, Reference.Value(Sigmoid, -20));
        AssertNear(0.15865525393145705, 4.9468552901786335e-18, Reference.Normal(-1));
        AssertNear(9.86587645037698e-10, 5.0182069523925116e-26, Reference.Normal(-6));
    }

    /// <summary>The reference at <see cref="Arguments"/>, which is slow, once for the three widths of a precision.</summary>
    private static DoubleDouble[] Exact(
        Activation activation,
        LanesName lanes,
        Func<Activation, double, DoubleDouble> function,
        ConcurrentDictionary<(Activation Activation, bool IsSingle), DoubleDouble[]> known) =>
        known.GetOrAdd(
            (activation, ActivationRunner.IsSingle(lanes)),
            _ => Array.ConvertAll(Arguments(activation, lanes), z => function(activation, z)));

    /// <summary>Evenly spaced over the whole domain and again around 0, and logarithmically towards 0.</summary>
    private static double[] Arguments(Activation activation, LanesName lanes)
    {
        var single = ActivationRunner.IsSingle(lanes);
        var end = activation == Gelu ? (single ? 13.0 : 37) : (single ? 87.0 : 700);
        const int Steps = 4000;
        var arguments = new List<double>();
        for (var i = -Steps; i <= Steps; i++)
        {
            arguments.Add(i * end / Steps);
            arguments.Add(i * 4.001 / Steps);
            arguments.Add(Math.Sign(i) * Math.Pow(10, -Math.Abs(i) * 7.7 / Steps));
        }

        return arguments.Select(z => Narrow(z, lanes)).ToArray();
    }

    private static double Narrow(double z, LanesName lanes) => ActivationRunner.IsSingle(lanes) ? (float)z : z;

    private static double LastPlace(double value, LanesName lanes)
    {
        var (bits, least) = ActivationRunner.IsSingle(lanes) ? (23, -126) : (52, -1022);
        return Math.ScaleB(1, Math.Max(value == 0 ? least : Math.ILogB(value), least) - bits);
    }

    private static long[] Bits(double[] values) => Array.ConvertAll(values, BitConverter.DoubleToInt64Bits);

    private static void AssertNear(double high, double low, DoubleDouble actual) =>
        Assert.True(Math.Abs(actual.DistanceFrom(high) - low) < 1e-30 * Math.Abs(high), $"{actual.High:R} + {actual.Low:R}");
}
