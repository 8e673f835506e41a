using NetDsl.Tests.Kernels;
using Xunit;

namespace NetDsl.Tests.Losses;

/// <summary>Softmax on every width: how near it comes to the exact function, and what it is at the ends.</summary>
public class SoftmaxTests
{
    private const double Infinity = double.PositiveInfinity;

    // The largest error of an output, in units of the exact value's last place, for any number of units.
    private const double Bound = 4;

    public static TheoryData<LanesName, int> Cases()
    {
        var cases = new TheoryData<LanesName, int>();
        foreach (LanesName lanes in Enum.GetValues<LanesName>())
        {
            foreach (int units in RowKernels.Units) cases.Add(lanes, units);
        }

        return cases;
    }

    public static TheoryData<LanesName> AllLanes() => new(Enum.GetValues<LanesName>());

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_lie_within_four_units_in_the_last_place(LanesName lanes, int units)
    {
        double[][] z = Sweep(lanes, units);
        double[][] outputs = RowKernels.Softmax(lanes, z);
        for (int row = 0; row < z.Length; row++)
        {
            DoubleDouble[] exact = Exact(z[row]);
            for (int j = 0; j < units; j++)
            {
                double error = exact[j].DistanceFrom(outputs[row][j]) / LastPlace(exact[j].High, lanes);
                Assert.True(Math.Abs(error) <= Bound, $"softmax of row {row}, output {j}, z {z[row][j]:R}: {outputs[row][j]:R}, off by {error:F2} units");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equal_pre_activations_share_equally_however_large(LanesName lanes, int units)
    {
        double max = ActivationRunner.IsSingle(lanes) ? float.MaxValue : double.MaxValue;
        double share = ActivationRunner.IsSingle(lanes) ? 1f / units : 1.0 / units;
        foreach (double z in new[] { 0, -0.0, 1, -1e6, 1e30, max, -max })
            Assert.All(RowKernels.Softmax(lanes, [Repeat(z, units)])[0], output => Assert.Equal(share, output));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_far_below_the_largest_is_zero_and_no_overflow(LanesName lanes, int units)
    {
        double max = ActivationRunner.IsSingle(lanes) ? float.MaxValue : double.MaxValue;
        foreach ((double low, double high) in new[] { (-max, max), (-Infinity, 0), (-Infinity, -max), (0, max), (-2000, -1000), (-Infinity, max) })
        {
            double[] z = Repeat(low, units);
            z[units / 2] = high;
            double[] expected = new double[units];
            expected[units / 2] = 1;
            Assert.Equal(expected, RowKernels.Softmax(lanes, [z])[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NaN_and_what_has_no_limit_give_NaN_and_leave_other_rows_alone(LanesName lanes, int units)
    {
        double[] ordinary = [.. Enumerable.Range(0, units).Select(j => Math.Round(Math.Sin(j), 2))];
        double[] alone = RowKernels.Softmax(lanes, [ordinary])[0];
        for (int j = 0; j < Math.Min(units, 40); j++)
        {
            double[] withNaN = [.. ordinary];
            withNaN[j] = double.NaN;
            double[] withInfinity = [.. ordinary];
            withInfinity[j] = Infinity;
            double[][] outputs = RowKernels.Softmax(lanes, [ordinary, withNaN, withInfinity, Repeat(-Infinity, units), ordinary]);
            Assert.All(outputs[1..4].SelectMany(row => row), output => Assert.True(double.IsNaN(output)));
            Assert.Equal(alone, outputs[0]);
            Assert.Equal(alone, outputs[4]);
        }
    }

    [Theory]
    [MemberData(nameof(AllLanes))]
    public void The_tail_goes_down_to_zero_through_the_subnormal_numbers(LanesName lanes)
    {
        (double above, double beneath) = ActivationRunner.IsSingle(lanes) ? (-103.9, -104.0) : (-745.1, -745.2);
        double[] outputs = RowKernels.Softmax(lanes, [[0, above, beneath]])[0];
        Assert.Equal(1, outputs[0]);
        Assert.True(outputs[1] > 0);
        Assert.Equal(0, outputs[2]);
    }

    /// <summary>e^(z − max z) / Σ e^(z − max z), with some 30 digits.</summary>
    internal static DoubleDouble[] Exact(double[] z)
    {
        DoubleDouble max = z.Max(), total = 0;
        DoubleDouble[] e = Array.ConvertAll(z, value => DoubleDouble.Exp(value - max));
        foreach (DoubleDouble term in e) total += term;
        return Array.ConvertAll(e, term => term / total);
    }

    /// <summary>Rows near each other and far apart, around 0 and away from it, with ties and with one that dominates.</summary>
    internal static double[][] Sweep(LanesName lanes, int units)
    {
        bool single = ActivationRunner.IsSingle(lanes);
        var random = new System.Random(units);
        var rows = new List<double[]>();
        double tail = single ? 85 : 700;
        int repetitions = Math.Max(1, 400 / units);
        foreach (double width in new[] { 1e-3, 1, 5, 30, tail })
        {
            foreach (double center in new[] { 0, 7.3, -55.1, 1000.7 })
            {
                for (int i = 0; i < repetitions; i++)
                    rows.Add(Row(_ => center + ((random.NextDouble() - 0.5) * width)));
            }
        }

        rows.Add(Row(j => j % 3));
        rows.Add(Row(j => j == 0 ? 9 : -9 - (j * 0.01)));
        rows.Add(Row(j => -Math.Pow(1.001, j)));
        return [.. rows];

        double[] Row(Func<int, double> element) => [.. Enumerable.Range(0, units).Select(j => single ? (float)element(j) : element(j))];
    }

    internal static double LastPlace(double value, LanesName lanes)
    {
        (int bits, int least) = ActivationRunner.IsSingle(lanes) ? (23, -126) : (52, -1022);
        return Math.ScaleB(1, Math.Max(value == 0 ? least : Math.ILogB(value), least) - bits);
    }

    internal static double[] Repeat(double value, int count) => [.. Enumerable.Repeat(value, count)];
}
