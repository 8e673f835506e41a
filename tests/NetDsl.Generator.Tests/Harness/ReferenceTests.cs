using NetDsl.Testing;
using Xunit;

namespace NetDsl.Generator.Tests.Harness;

/// <summary>The reference that everything is compared with, compared with what needs no program: values from tables, and differences.</summary>
public sealed class ReferenceTests
{
    private static readonly Random _random = new(11);

    // Values of the C library, by Python's math module.
    [Theory]
    [InlineData(0.5, 0.5204998778130465, 0.4795001221869535)]
    [InlineData(1.0, 0.8427007929497149, 0.15729920705028513)]
    [InlineData(2.0, 0.9953222650189527, 0.004677734981047266)]
    [InlineData(5.0, 0.9999999999984626, 1.5374597944280349e-12)]
    public void Error_function(double x, double erf, double erfc)
    {
        AssertRelative(erf, SpecialFunctions.Erf(x), 1e-15);
        AssertRelative(-erf, SpecialFunctions.Erf(-x), 1e-15);
        AssertRelative(erfc, SpecialFunctions.Erfc(x), 4e-15);
        AssertRelative(2 - erfc, SpecialFunctions.Erfc(-x), 1e-15);
    }

    [Theory]
    [InlineData(1e-10, 1.00000000005e-10, 9.9999999995e-11)]
    [InlineData(0.5, 0.6487212707001282, 0.4054651081081644)]
    [InlineData(-0.5, -0.3934693402873666, -0.6931471805599453)]
    public void Small_differences_keep_their_digits(double x, double expM1, double log1P)
    {
        AssertRelative(expM1, SpecialFunctions.ExpM1(x), 1e-15);
        AssertRelative(log1P, SpecialFunctions.Log1P(x), 1e-15);
    }

    [Theory]
    [InlineData(Activation.Linear, -1.5, -1.5)]
    [InlineData(Activation.Relu, -1.5, 0)]
    [InlineData(Activation.Relu, 1.5, 1.5)]
    [InlineData(Activation.LeakyRelu, -1.5, -0.015)]
    [InlineData(Activation.Sigmoid, 2, 0.8807970779778823)]
    [InlineData(Activation.Sigmoid, -30, 9.357622968839299e-14)]
    [InlineData(Activation.Tanh, 0.5, 0.46211715726000975)]
    [InlineData(Activation.Elu, -1, -0.6321205588285577)]
    [InlineData(Activation.Gelu, 1, 0.8413447460685429)]
    [InlineData(Activation.Gelu, -3, -0.0040496940948902836)]
    [InlineData(Activation.Silu, 2, 1.7615941559557646)]
    [InlineData(Activation.Softplus, 0, 0.6931471805599453)]
    [InlineData(Activation.Softplus, -40, 4.248354255291589e-18)]
    public void Activations(Activation activation, double z, double value) =>
        AssertRelative(value, ReferenceActivation.Of(activation).Value(z), 5e-15);

    [Fact]
    public void Derivatives_are_the_slopes_of_the_values()
    {
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            ReferenceActivation reference = ReferenceActivation.Of(activation);
            for (double z = -4.05; z < 4; z += 0.1)
            {
                const double h = 1e-3;
                double slope = (reference.Value(z - 2 * h) - 8 * reference.Value(z - h) + 8 * reference.Value(z + h) - reference.Value(z + 2 * h)) / (12 * h);
                Assert.Equal(slope, reference.Derivative(z, reference.Value(z)), 1e-11);
            }
        }

        Assert.Equal(0, ReferenceActivation.Of(Activation.Relu).Derivative(0, 0));
        Assert.Equal(0.01, ReferenceActivation.Of(Activation.LeakyRelu).Derivative(0, 0));
    }

    [Fact]
    public void Gradients_are_difference_quotients()
    {
        var network = new ReferenceNetwork(3, [new(4, Activation.Tanh), new(3, Activation.Gelu, bias: false), new(2, Activation.Softplus)]);
        network.Parameters = [.. Enumerable.Range(0, network.ParameterCount).Select(_ => _random.NextDouble() - 0.5)];
        Assert.Equal(3 * 4 + 4 + 4 * 3 + 3 * 2 + 2, network.ParameterCount);
        double[] input = [0.3, -0.8, 1.1];
        double[] target = [0.25, -0.5];
        double[] gradient = network.Gradient(input, target);
        for (int p = 0; p < gradient.Length; p++)
            Assert.Equal(network.CentralDifference(input, target, p), gradient[p], 1e-11);
    }

    // 0.5 · (0.1·1 + 0.2·2 + 0.3) = 0.4, by hand.
    [Fact]
    public void Parameters_are_in_canonical_order()
    {
        var network = new ReferenceNetwork(2, [new(2, Activation.Linear), new(1, Activation.Linear, bias: false)])
        {
            Parameters = [0.1, 7, 0.2, 8, 0.3, 9, 0.5, 0],
        };
        Assert.Equal(0.4, network.Forward([1, 2])[0], 1e-15);
        Assert.Equal([0.1, 7, 0.2, 8, 0.3, 9, 0.5, 0], network.Parameters);
        Assert.Equal(0.5 * 0.4 * 0.4, network.Loss([1, 2], [0]), 1e-15);
    }

    [Fact]
    public void Batches_are_averaged_or_summed_and_epochs_go_row_by_row()
    {
        // One weight w: the loss of a row (x, y) is ½ (w x − y)², its gradient x (w x − y).
        double[][] inputs = [[1], [2]];
        double[][] targets = [[1], [1]];
        ReferenceNetwork summed = OneWeight();
        Assert.Equal((0.5 * 0.25 + 0.5 * 0) / 2, summed.TrainBatch(inputs, targets, 0.1, Reduction.Sum, 1), 1e-15);
        Assert.Equal(0.5 - 0.1 * (1 * -0.5 + 2 * 0), summed.Parameters[0], 1e-15);

        ReferenceNetwork averaged = OneWeight();
        averaged.TrainBatch(inputs, targets, 0.1, Reduction.Mean, 1);
        Assert.Equal(0.5 - 0.1 * -0.5 / 2, averaged.Parameters[0], 1e-15);

        ReferenceNetwork inOrder = OneWeight();
        Assert.Equal((0.125 + 0.5 * 0.1 * 0.1) / 2, inOrder.TrainEpoch(inputs, targets, 0.1), 1e-15);
        Assert.Equal(0.55 - 0.1 * 2 * 0.1, inOrder.Parameters[0], 1e-15);

        static ReferenceNetwork OneWeight() => new(1, [new(1, Activation.Linear, bias: false)]) { Parameters = [0.5] };
    }

    private static void AssertRelative(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), FormattableString.Invariant($"{actual:R} is not {expected:R}."));
}
