using NetDsl.Tests.Kernels;
using Xunit;

namespace NetDsl.Tests.Losses;

/// <summary>The losses that are fused with their activations: exact for any finite pre-activation.</summary>
public class FusedLossTests
{
    public static TheoryData<LanesName, int> Cases() => SoftmaxTests.Cases();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cross_entropy_of_a_class_is_the_exact_logarithm_to_a_few_units_in_the_last_place(LanesName lanes, int units)
    {
        double[][] z = SoftmaxTests.Sweep(lanes, units);
        double[][] targets = [.. z.Select((_, row) => OneHot(units, row * 7 % units))];
        (double[] losses, double[][] outputs, double[][] gradients) = RowKernels.CrossEntropy(lanes, z, targets);
        for (int row = 0; row < z.Length; row++)
        {
            DoubleDouble exact = LogOfTotal(z[row]) + (z[row].Max() - (DoubleDouble)z[row][row * 7 % units]);
            double error = exact.DistanceFrom(losses[row]) / SoftmaxTests.LastPlace(exact.High, lanes);
            Assert.True(Math.Abs(error) <= 5, $"row {row}: {losses[row]:R} instead of {exact.High:R}, off by {error:F2} units");

            // ŷ − y, to the bit.
            for (int j = 0; j < units; j++)
                Assert.Equal(Narrow(outputs[row][j] - targets[row][j], lanes), gradients[row][j]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cross_entropy_of_weights_is_their_sum_of_logarithms(LanesName lanes, int units)
    {
        double[][] z = SoftmaxTests.Sweep(lanes, units);
        double[][] targets = [.. z.Select((_, row) => Enumerable.Range(0, units).Select(j => Narrow((j + row) % 4 == 0 ? 0 : 0.1 * (1 + ((j + row) % 5)), lanes)).ToArray())];
        (double[] losses, double[][] outputs, double[][] gradients) = RowKernels.CrossEntropy(lanes, z, targets);
        double unit = ActivationRunner.IsSingle(lanes) ? Math.ScaleB(1, -24) : Math.ScaleB(1, -53);
        for (int row = 0; row < z.Length; row++)
        {
            DoubleDouble exact = 0, log = LogOfTotal(z[row]);
            for (int j = 0; j < units; j++) exact += (log + (z[row].Max() - (DoubleDouble)z[row][j])) * targets[row][j];
            double error = exact.DistanceFrom(losses[row]) / (unit * exact.High);
            Assert.True(Math.Abs(error) <= 10 + (units / 4), $"row {row}: {losses[row]:R} instead of {exact.High:R}, off by {error:F2} roundings");

            double sum = targets[row].Sum();
            for (int j = 0; j < units; j++)
                Assert.Equal((outputs[row][j] * sum) - targets[row][j], gradients[row][j], (10 + (units / 4)) * unit * (sum + 1));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_finite_pre_activation_makes_cross_entropy_overflow(LanesName lanes, int units)
    {
        double max = ActivationRunner.IsSingle(lanes) ? float.MaxValue : double.MaxValue;
        double[] z = SoftmaxTests.Repeat(-max, units);
        z[1] = max;
        (double[] losses, _, double[][] gradients) = RowKernels.CrossEntropy(lanes, [z], [OneHot(units, 1)]);
        Assert.Equal(0, losses[0]);
        Assert.All(gradients[0], gradient => Assert.Equal(0, gradient));

        // The largest that there is: the classes are as far apart as numbers are.
        double[] apart = SoftmaxTests.Repeat(0, units);
        apart[1] = max;
        (losses, _, gradients) = RowKernels.CrossEntropy(lanes, [apart], [OneHot(units, 0)]);
        Assert.Equal(max, losses[0]);
        Assert.Equal([-1, 1], gradients[0][..2]);

        // Classes that are ruled out by −∞ and are not the target do no harm.
        apart[0] = double.NegativeInfinity;
        Assert.Equal(0, RowKernels.CrossEntropy(lanes, [apart], [OneHot(units, 1)]).Losses[0]);
        apart[0] = double.NaN;
        Assert.True(double.IsNaN(RowKernels.CrossEntropy(lanes, [apart], [OneHot(units, 1)]).Losses[0]));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Binary_cross_entropy_is_the_exact_logarithm_to_a_few_units_in_the_last_place(LanesName lanes, int units)
    {
        // One output at a time differs from 0 so that its loss is seen alone: the others have the least loss that there is.
        double far = ActivationRunner.IsSingle(lanes) ? 200 : 1000;
        for (int i = -400; i <= 400; i++)
        {
            double value = Narrow(i * (ActivationRunner.IsSingle(lanes) ? 85 : 700) / 400.0, lanes), target = (i & 3) * 0.25;
            double[] z = SoftmaxTests.Repeat(-far, units), targets = new double[units];
            (z[^1], targets[^1]) = (value, target);
            (double[] losses, double[][] outputs, double[][] gradients) = RowKernels.BinaryCrossEntropy(lanes, [z], [targets]);
            DoubleDouble exact = DoubleDouble.Log1p(DoubleDouble.Exp(-Math.Abs(value))) + (DoubleDouble)Math.Abs(value) * (value < 0 ? target : 1 - target);
            double error = exact.DistanceFrom(losses[0]) / SoftmaxTests.LastPlace(exact.High, lanes);
            Assert.True(Math.Abs(error) <= 4, $"{value:R} for {target}: {losses[0]:R} instead of {exact.High:R}, off by {error:F2} units");
            Assert.Equal(Narrow(outputs[0][^1] - target, lanes), gradients[0][^1]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_finite_pre_activation_makes_binary_cross_entropy_overflow(LanesName lanes, int units)
    {
        double max = ActivationRunner.IsSingle(lanes) ? float.MaxValue : double.MaxValue;
        foreach ((double z, double target, double loss, double gradient) in new[] { (max, 1.0, 0.0, 0.0), (-max, 0, 0, 0), (max, 0, max, 1), (-max, 1, max, -1), (max, 0.5, max / 2, 0.5) })
        {
            double[] row = SoftmaxTests.Repeat(-max, units), targets = new double[units];
            (row[0], targets[0]) = (z, target);
            (double[] losses, _, double[][] gradients) = RowKernels.BinaryCrossEntropy(lanes, [row], [targets]);
            Assert.Equal(loss, losses[0]);
            Assert.Equal(gradient, gradients[0][0]);
            Assert.All(gradients[0][1..], other => Assert.Equal(0, other));
        }

        double[] nan = SoftmaxTests.Repeat(double.NaN, units);
        Assert.True(double.IsNaN(RowKernels.BinaryCrossEntropy(lanes, [nan], [new double[units]]).Losses[0]));
    }

    private static DoubleDouble LogOfTotal(double[] z)
    {
        // The sum but one of its largest terms, which is 1.
        DoubleDouble max = z.Max(), rest = 0;
        int largest = Array.IndexOf(z, max.High);
        for (int j = 0; j < z.Length; j++)
        {
            if (j != largest) rest += DoubleDouble.Exp(z[j] - max);
        }

        return DoubleDouble.Log1p(rest);
    }

    private static double[] OneHot(int units, int index) => [.. Enumerable.Range(0, units).Select(j => j == index ? 1.0 : 0)];

    private static double Narrow(double value, LanesName lanes) => ActivationRunner.IsSingle(lanes) ? (float)value : value;
}
