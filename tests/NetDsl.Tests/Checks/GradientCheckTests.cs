using System.Globalization;
using System.Runtime.InteropServices;
using NetDsl.Kernels;
using NetDsl.Tests.LayerOptions;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Checks;

/// <summary><see cref="GradientCheck"/> finds mistakes, names their place, and is not deceived by what is none.</summary>
public sealed class GradientCheckTests
{
    private static readonly double[] _input = [0.4, -0.7];
    private static readonly double[] _target = [0.25];

    [Fact]
    public void A_wrong_derivative_is_found_in_its_layer_and_those_before_it()
    {
        AssertWrong(GradientCheck.Run(new WrongDouble(), [0.3, -0.8, 0.5], [0.2, -0.1]));
        AssertWrong(GradientCheck.Run(new WrongSingle(), [0.3f, -0.8f, 0.5f], [0.2f, -0.1f]));

        static void AssertWrong(GradientReport report)
        {
            Assert.False(report.Passed);
            Assert.Equal([GradientVerdict.Wrong, GradientVerdict.Wrong, GradientVerdict.Correct], report.Layers.Select(layer => layer.Verdict));
            Assert.Equal("Layer2", report.Suspect?.Name);
            Assert.InRange(report.Layers[1].LargestRelative!.Value.Relative, 0.03, 0.06);
            Assert.InRange(report.Layers[2].LargestRelative!.Value.Relative, 0, report.Tolerance);
            Assert.Contains("WRONG", report.ToString().Split('\n').Single(line => line.StartsWith("Layer2", StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.Contains("look at Layer2 first", report.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1 + 1e-8, true)]
    [InlineData(1 + 1e-5, false)]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void Small_mistakes_are_found(double factor, bool correct)
    {
        GradientReport report = GradientCheck.Run(new Handwritten { Factor = factor }, _input, _target);
        Assert.Equal(correct, report.Passed);
        Assert.Equal(correct ? GradientVerdict.Correct : GradientVerdict.Wrong, report.Layers[1].Verdict);
        Assert.Equal(correct ? 0 : 3, report.Layers[1].Wrong);
    }

    [Fact]
    public void The_values_of_the_worst_parameter_are_those_of_the_loss()
    {
        var network = new Handwritten { Factor = 2 };
        double[] output = new double[1];
        network.Forward(_input, output);
        GradientDifference worst = GradientCheck.Run(network, _input, _target).Layers[1].LargestAbsolute!.Value;

        // The bias's derivative is the error of the output; those of the weights are less by the factors of the hidden units.
        Assert.True(worst.IsBias);
        Assert.Equal("bias [0]", worst.Place);
        Assert.Equal(2 * (output[0] - _target[0]), worst.Analytic, 12);
        Assert.Equal(output[0] - _target[0], worst.Numeric, 7);
        Assert.Equal(0.5, worst.Relative, 7);
    }

    [Fact]
    public void A_frozen_layer_is_frozen_and_not_wrong_unless_it_has_a_gradient()
    {
        Assert.Equal(GradientVerdict.Frozen, GradientCheck.Run(new Handwritten(), _input, _target).Layers[0].Verdict);

        GradientReport moving = GradientCheck.Run(new Handwritten { FrozenGradient = 1e-3 }, _input, _target);
        Assert.False(moving.Passed);
        Assert.Equal(GradientVerdict.Wrong, moving.Layers[0].Verdict);
        Assert.Equal("weight [0, 0]", moving.Layers[0].LargestAbsolute!.Value.Place);
    }

    [Fact]
    public void Masks_that_change_are_refused_and_held_still_by_the_callers_action()
    {
        var random = new NumPyRandom(5);
        var network = new Handwritten { Mask = () => 0.5 + random.NextDouble() };
        double[] before = network.Parameters.ToArray();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => GradientCheck.Run(network, _input, _target));
        Assert.Contains("BeforeEvaluation", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());

        var options = new GradientCheckOptions { BeforeEvaluation = () => random = new NumPyRandom(5) };
        GradientReport report = GradientCheck.Run(network, [.. _input, .. _input], [.. _target, .. _target], options);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(2, report.Rows);
    }

    [Fact]
    public void Dropout_keeps_its_masks_during_the_check_and_draws_them_next()
    {
        Holds<Drop_3_4_1, double>(new());
        Holds<Drop_20_33_17_5, double>(new());
        Holds<Drop_130_65_10, double>(new());
        Holds<Drop_16_40_32_10, float>(new());
        Holds<Drop_200_96_64_10, float>(new());
        Holds<Frozen124_130_65_30_40_10, double>(new());

        static void Holds<TNetwork, T>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            uint next = ((IDropout)network).Dropout.Random.Clone().NextUInt32();
            GradientReport report = Check<TNetwork, T>(network);
            Assert.True(report.Passed, report.ToString());
            Assert.Equal(next, ((IDropout)network).Dropout.Random.NextUInt32());

            // Other masks are another function.
            Assert.NotEqual(report.Loss, Check<TNetwork, T>(network).Loss);
        }
    }

    [Fact]
    public void Frozen_layers_of_generated_networks_are_frozen()
    {
        Assert.Equal([true, false], Frozen(Check<Frozen1_3_4_2, double>(new())));
        Assert.Equal([false, true, false], Frozen(Check<Frozen2_20_33_17_5, float>(new())));
        Assert.Equal([true, true], Frozen(Check<FrozenAll_8_6_3, double>(new())));
        Assert.Equal([true, true, false], Frozen(Check<OnFrozenStage, double>(new())));

        static IEnumerable<bool> Frozen(GradientReport report)
        {
            Assert.True(report.Passed, report.ToString());
            return report.Layers.Select(layer => layer.Verdict == GradientVerdict.Frozen);
        }
    }

    // What the book's programs call the gradient is not that of their loss; behind the dropout it is.
    [Fact]
    public void The_books_variant_of_dropout_is_no_gradient()
    {
        GradientReport report = Check<MaskOnly_20_33_5, double>(new());
        Assert.Equal([GradientVerdict.Wrong, GradientVerdict.Correct], report.Layers.Select(layer => layer.Verdict));
    }

    private static GradientReport Check<TNetwork, T>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        const int rows = 3;
        T[] inputs = [.. Enumerable.Range(0, rows * TNetwork.InputSize).Select(i => T.CreateTruncating(Math.Sin(1 + (i * 0.7))))];
        T[] targets = [.. Enumerable.Range(0, rows * TNetwork.OutputSize).Select(i => T.CreateTruncating(i % TNetwork.OutputSize == 1 ? 1 : 0))];
        return GradientCheck.Run<TNetwork, T>(network, inputs, targets, new() { SampleSize = 40 });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(25)]
    public void The_parameters_come_back_bit_for_bit_when_something_throws(int evaluation)
    {
        var network = new Handwritten();
        network.Parameters[8] = -0.0;
        network.Parameters[7] = 1 / 3.0;
        int calls = 0;
        network.Mask = () => ++calls == evaluation ? throw new TimeoutException() : 1;
        byte[] before = MemoryMarshal.AsBytes(network.Parameters).ToArray();
        Assert.Throws<TimeoutException>(() => GradientCheck.Run(network, _input, _target));
        Assert.Equal(before, MemoryMarshal.AsBytes(network.Parameters).ToArray());
    }

    [Fact]
    public void A_loss_that_is_no_number_has_no_gradient()
    {
        var network = new Net_3_4_1_Sigmoid();
        double[] before = network.Parameters.ToArray();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => GradientCheck.Run(network, [0, double.NaN, 0], [1]));
        Assert.Contains("Net_3_4_1_Sigmoid: the loss of these examples is NaN", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
    }

    // With an input of zeros and biases of 0 every sum is 0, where Relu has its kink.
    [Fact]
    public void A_parameter_at_a_kink_is_counted_and_not_judged()
    {
        var network = new Net_3_4_1();
        GradientReport report = GradientCheck.Run(network, [0, 0, 0], [1]);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(4, report.Layers[0].Kinks);
        Assert.Equal(0, report.Layers[1].Kinks);
        Assert.Equal(16, report.Layers[0].Checked);
    }

    // The kink stands within the first step on one side and outside the next: a smaller step does not see it.
    [Theory]
    [InlineData(1e-3f)]
    [InlineData(-1e-3f)]
    [InlineData(3e-3f)]
    public void A_kink_nearby_is_explained_by_a_smaller_step(float sum)
    {
        var network = new Net_12_50_4_Hinge();
        network.Parameters.Clear();
        for (int unit = 0; unit < 50; unit++)
        {
            network.Layer1.Biases[unit] = unit == 7 ? sum : 0.5f;
            for (int output = 0; output < 4; output++)
                network.Layer2.Weights[unit, output] = 0.1f;
        }

        GradientReport report = GradientCheck.Run(network, new float[12], [1, 2, 3, 4]);
        Assert.True(report.Passed, report.ToString());
        Assert.Equal(0, report.Layers.Sum(layer => layer.Kinks));
    }

    [Fact]
    public void Where_all_parameters_are_at_kinks_nothing_is_decided()
    {
        // Parameters of 0 and inputs that are not: every weight and bias of the first layer moves a sum away from the kink of Relu.
        var network = new Net_3_4_1();
        network.Layer1.Biases.Clear();
        for (int input = 0; input < 3; input++)
            for (int output = 0; output < 4; output++)
                network.Layer1.Weights[input, output] = 0;
        GradientReport report = GradientCheck.Run(network, [0.5f, 0.25f, -1], [1]);
        Assert.Equal(GradientVerdict.Undecided, report.Layers[0].Verdict);
        Assert.False(report.Passed);
        Assert.Null(report.Layers[0].LargestRelative);
        Assert.Contains("undecided", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_are_checked_as_their_one_hot_targets_are()
    {
        var network = new Net_3_4_3_Softmax();
        float[] inputs = [0.1f, 0.5f, -0.3f, 0.9f, -0.2f, 0.4f];
        string expected = GradientCheck.Run(network, inputs, [0, 0, 1, 1, 0, 0]).ToString();
        Assert.Equal(expected, GradientCheck.Run(network, inputs, (int[])[2, 0]).ToString());
        Assert.Equal(
            GradientCheck.Run(network, inputs.AsSpan(0, 3), [0, 0, 1]).ToString(),
            GradientCheck.Run(network, inputs.AsSpan(0, 3), 2).ToString());
    }

    [Fact]
    public void Weights_of_examples_count()
    {
        var network = new Handwritten();
        double once = GradientCheck.Run(network, _input, _target).Loss;
        GradientReport weighted = GradientCheck.Run(network, new Examples<double>(_input, _target, [3]));
        Assert.True(weighted.Passed, weighted.ToString());
        Assert.Equal(3 * once, weighted.Loss, 14);
    }

    [Fact]
    public void Of_a_large_layer_a_sample_is_checked_that_the_seed_decides()
    {
        var network = new Net_20_30_10_Softmax();
        float[] input = [.. Enumerable.Range(0, 20).Select(i => (i % 7 / 7f) - 0.4f)];
        GradientReport report = Run(1);
        Assert.Equal([7 + 7, 7 + 7], report.Layers.Select(layer => layer.Checked));
        Assert.Equal(report.ToString(), Run(1).ToString());
        Assert.NotEqual(report.ToString(), Run(2).ToString());
        Assert.Equal(20 * 30 + 30, GradientCheck.Run(network, input, 3, new() { SampleSize = 600 }).Layers[0].Checked);

        GradientReport Run(int seed) => GradientCheck.Run(network, input, 3, new() { SampleSize = 7, Seed = seed });
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        var network = new Handwritten();
        Assert.Throws<ArgumentException>(() => GradientCheck.Run(network, [], []));
        Assert.Throws<ArgumentException>(() => GradientCheck.Run(network, _input, [1, 2]));
        Assert.Throws<ArgumentException>(() => GradientCheck.Run(network, _input, 0));
        foreach (double tolerance in (double[])[0, -1, double.NaN, double.PositiveInfinity])
            Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Run(network, _input, _target, new() { Tolerance = tolerance }));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Run(network, _input, _target, new() { SampleSize = 0 }));
    }

    [Fact]
    public void The_report_reads_the_same_in_every_culture()
    {
        string expected = GradientCheck.Run(new Handwritten(), _input, _target).ToString();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, GradientCheck.Run(new Handwritten(), _input, _target).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
