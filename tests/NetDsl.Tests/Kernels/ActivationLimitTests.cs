using Xunit;
using static NetDsl.Activation;

namespace NetDsl.Tests.Kernels;

/// <summary>The activations at zeros, infinities, NaN and numbers so large that careless formulas overflow.</summary>
public class ActivationLimitTests
{
    private const double Infinity = double.PositiveInfinity;

    public static TheoryData<LanesName> AllLanes() => new(Enum.GetValues<LanesName>());

    [Theory]
    [MemberData(nameof(AllLanes))]
    public void Values_at_the_ends_are_the_limits(LanesName lanes)
    {
        var single = ActivationRunner.IsSingle(lanes);
        var max = single ? float.MaxValue : double.MaxValue;
        double[] z = [-Infinity, -max, -1000, 1000, max, Infinity];
        Check(lanes, Linear, z, z);
        Check(lanes, Relu, z, [0, 0, 0, 1000, max, Infinity]);
        Check(lanes, LeakyRelu, z[2..], [-10, 1000, max, Infinity]);
        Check(lanes, LeakyRelu, [-Infinity], [-Infinity]);
        Check(lanes, Sigmoid, z, [0, 0, 0, 1, 1, 1]);
        Check(lanes, Tanh, z, [-1, -1, -1, 1, 1, 1]);
        Check(lanes, Elu, z, [-1, -1, -1, 1000, max, Infinity]);
        Check(lanes, Gelu, z, [0, 0, 0, 1000, max, Infinity]);
        Check(lanes, Silu, z, [0, 0, 0, 1000, max, Infinity]);
        Check(lanes, Softplus, z, [0, 0, 0, 1000, max, Infinity]);
    }

    [Theory]
    [MemberData(nameof(AllLanes))]
    public void Derivatives_at_the_ends_are_the_limits(LanesName lanes)
    {
        var max = ActivationRunner.IsSingle(lanes) ? float.MaxValue : double.MaxValue;
        var slope = ActivationRunner.IsSingle(lanes) ? 0.01f : 0.01;
        double[] z = [-Infinity, -max, -1000, 1000, max, Infinity];
        CheckDerivative(lanes, Linear, z, [1, 1, 1, 1, 1, 1]);
        CheckDerivative(lanes, LeakyRelu, z, [slope, slope, slope, 1, 1, 1]);
        foreach (var activation in new[] { Relu, Elu, Gelu, Silu, Softplus }) CheckDerivative(lanes, activation, z, [0, 0, 0, 1, 1, 1]);
        foreach (var activation in new[] { Sigmoid, Tanh }) CheckDerivative(lanes, activation, z, [0, 0, 0, 0, 0, 0]);
    }

    [Theory]
    [MemberData(nameof(AllLanes))]
    public void At_zero_of_either_sign_values_and_derivatives_are_those_of_the_definition(LanesName lanes)
    {
        var single = ActivationRunner.IsSingle(lanes);
        var slope = single ? 0.01f : 0.01;
        var ln2 = single ? (float)Math.Log(2) : Math.Log(2);
        (Activation, double Value, double Derivative)[] expected =
        [
            (Linear, 0, 1), (Relu, 0, 0), (LeakyRelu, 0, slope), (Sigmoid, 0.5, 0.25), (Tanh, 0, 1), (Elu, 0, 1), (Gelu, 0, 0.5),
            (Silu, 0, 0.5), (Softplus, ln2, 0.5),
        ];
        foreach (var (activation, value, derivative) in expected)
        {
            Check(lanes, activation, [0, -0.0], [value, value]);
            CheckDerivative(lanes, activation, [0, -0.0], [derivative, derivative]);
        }
    }

    [Theory]
    [MemberData(nameof(AllLanes))]
    public void Odd_functions_and_those_that_pass_z_through_keep_the_sign_of_zero(LanesName lanes)
    {
        foreach (var activation in new[] { Linear, LeakyRelu, Tanh, Elu, Silu })
        {
            var value = ActivationRunner.Values(lanes, activation, [-0.0])[0];
            Assert.True(value == 0 && double.IsNegative(value), $"{activation}(-0) = {value}");
        }
    }

    [Theory]
    [MemberData(nameof(AllLanes))]
    public void NaN_stays_NaN_and_leaves_its_neighbours_alone(LanesName lanes)
    {
        foreach (var activation in ActivationRunner.OfOneUnit)
        {
            var values = ActivationRunner.Values(lanes, activation, [1, double.NaN, -1]);
            Assert.True(double.IsNaN(values[1]), $"{activation}(NaN) = {values[1]}");
            var alone = ActivationRunner.Values(lanes, activation, [1, 0, -1]);
            Assert.Equal((alone[0], alone[2]), (values[0], values[2]));
        }
    }

    [Theory]
    [MemberData(nameof(AllLanes))]
    public void The_smallest_numbers_are_not_lost_where_the_function_is_nearly_linear(LanesName lanes)
    {
        var tiny = ActivationRunner.IsSingle(lanes) ? Math.ScaleB(1, -126) : Math.ScaleB(1, -1022);
        double[] z = [tiny, -tiny];
        Check(lanes, Tanh, z, z);
        Check(lanes, Elu, z, z);
        Check(lanes, Silu, z, [tiny / 2, -tiny / 2]);
        Check(lanes, Gelu, z, [tiny / 2, -tiny / 2]);
    }

    [Theory]
    [MemberData(nameof(AllLanes))]
    public void Left_tails_go_down_to_zero_through_the_subnormal_numbers(LanesName lanes)
    {
        // Just above where each value falls below half the smallest subnormal number, and just beneath.
        (Activation, double Above, double Beneath)[] ends = ActivationRunner.IsSingle(lanes)
            ? [(Sigmoid, -103.9, -104), (Softplus, -103.9, -104), (Silu, -108.5, -109), (Gelu, -14.2, -14.4)]
            : [(Sigmoid, -745.1, -745.2), (Softplus, -745.1, -745.2), (Silu, -751.7, -752), (Gelu, -38.5, -38.7)];
        foreach (var (activation, above, beneath) in ends)
        {
            var values = ActivationRunner.Values(lanes, activation, [above, beneath]);
            Assert.True(Math.Abs(values[0]) > 0, $"{activation}({above}) = {values[0]}");
            Assert.True(values[1] == 0, $"{activation}({beneath}) = {values[1]}");
        }
    }

    private static void Check(LanesName lanes, Activation activation, double[] z, double[] expected) =>
        AssertSame(activation, z, expected, ActivationRunner.Values(lanes, activation, z));

    private static void CheckDerivative(LanesName lanes, Activation activation, double[] z, double[] expected) =>
        AssertSame(activation, z, expected, ActivationRunner.Derivatives(lanes, activation, z));

    private static void AssertSame(Activation activation, double[] z, double[] expected, double[] actual)
    {
        // ==, so that 0 and −0 count as the same number.
        for (var i = 0; i < z.Length; i++)
            Assert.True(expected[i] == actual[i], $"{activation} at {z[i]:R}: {actual[i]:R} instead of {expected[i]:R}");
    }
}
