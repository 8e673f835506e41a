using System.Runtime.Intrinsics;
using NetDsl.Kernels;
using Xunit;

namespace NetDsl.Tests.Losses;

/// <summary>The gradients of absolute error and of Huber's loss by the difference, where they are not smooth and at the ends.</summary>
public class ErrorLossTests
{
    [Fact]
    public void A_sign_is_one_zero_or_no_number()
    {
        double[] differences = [-2, double.NegativeInfinity, -1e-300, -0.0, 0, 1e-300, 7, double.PositiveInfinity];
        double[] signs = [-1, -1, -1, 0, 0, 1, 1, 1];
        Assert.Equal(signs, differences.Select(Lanes4.Sign));
        Assert.Equal(signs, differences.Chunk(4).SelectMany(four => Elements(Lanes4.Sign(Vector256.Create(four)))));
        Assert.True(double.IsNaN(Lanes4.Sign(double.NaN)));
        Assert.True(float.IsNaN(Lanes4.Sign(float.NaN)));
        Assert.Equal([-1f, 0, 0, 1], Enumerable.Range(0, 4).Select(i => Lanes4.Sign(Vector128.Create(-3f, -0f, 0, 1e-40f))[i]));
    }

    [Fact]
    public void A_difference_is_held_within_its_bounds()
    {
        double[] differences = [-2, double.NegativeInfinity, -0.5, -0.25, 0, 0.5, 7, double.PositiveInfinity];
        double[] bounded = [-0.5, -0.5, -0.5, -0.25, 0, 0.5, 0.5, 0.5];
        Assert.Equal(bounded, differences.Select(difference => Lanes4.Bound(difference, 0.5)));
        Assert.Equal(bounded, differences.Chunk(4).SelectMany(four => Elements(Lanes4.Bound(Vector256.Create(four), 0.5))));
        Assert.True(double.IsNaN(Lanes4.Bound(double.NaN, 0.5)));
        Assert.True(float.IsNaN(Lanes4.Bound(float.NaN, 0.5f)));
        Assert.Equal([-3f, -0.5f, 0.25f, 3], Enumerable.Range(0, 4).Select(i => Lanes4.Bound(Vector128.Create(-4f, -0.5f, 0.25f, 1e30f), 3)[i]));
    }

    private static IEnumerable<double> Elements(Vector256<double> vector) => Enumerable.Range(0, 4).Select(i => vector[i]);
}
