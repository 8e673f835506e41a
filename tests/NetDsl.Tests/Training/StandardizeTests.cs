using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Training;

/// <summary>Standardizers that become part of a network, by <c>Absorb</c> or at the end of a training that learned them.</summary>
public sealed class StandardizeTests
{
    [Fact]
    public void Absorbed_scales_agree_with_standardizing_and_inverting()
    {
        Agree<Absorbing_1_8_1>(1e-12);
        Agree<Absorbing_3_2>(1e-12);
        Agree<Absorbing_40_30_20>(1e-12);
    }

    [Fact]
    public void In_single_precision_they_agree_to_its_rounding()
    {
        var scale = new Standardizer<float>([1000, -3], [250, 0.01]);
        var network = new Absorbing_2_5_1(3);
        float[] rows = [1200, -3.01f, 700, -2.98f], standardized = new float[4], expected = new float[2], outputs = new float[2];
        scale.Apply(rows, standardized);
        network.ForwardBatch(standardized, expected);
        network.Absorb(scale, null);
        network.ForwardBatch(rows, outputs);
        Assert.Equal(expected[0], outputs[0], 1e-4f);
        Assert.Equal(expected[1], outputs[1], 1e-4f);
    }

    [Fact]
    public void What_cannot_be_absorbed_is_said_and_nothing_changes()
    {
        Fails(new Absorbing_1_8_1(1), new([1, 2], [1, 1]), null, "Absorbing_1_8_1.Absorb: inputScaler has 2 columns, the network has 1 input");
        Fails(new Absorbing_1_8_1(1), new([1], [1]), new([1, 2], [1, 1]), "Absorbing_1_8_1.Absorb: targetScaler has 2 columns, the network has 1 output");
        Fails(new Absorbing_unbiased(1), new([1, 2], [1, 1]), null, "Absorbing_unbiased.Absorb: Layer1 has no biases");
        Fails(new Absorbing_frozen(1), new([1, 2], [1, 1]), null, "Absorbing_frozen.Absorb: Layer1 is frozen");
        Fails(new Absorbing_frozen(1), null, new([1], [1]), "Absorbing_frozen.Absorb: Layer2 has the activation Tanh");
        Fails(new Absorbing_1_8_1(1), new([1], [1]), new([1], [double.MaxValue]), "Absorbing_1_8_1.Absorb: a weight would be infinite or no number", scale: 1e10);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    public void Fit_with_Standardize_is_what_one_would_write_out(double split)
    {
        (double[] inputs, double[] targets) = Squares();
        FitOptions options = new() { Epochs = 20, ValidationSplit = split, Seed = 3 };
        Absorbing_1_8_1 network = new(1), byHand = new(1);
        double[] before = [.. inputs, .. targets];
        History history = network.Fit(inputs, targets, options with { Standardize = true });
        double[] after = [.. inputs, .. targets];
        Assert.Equal(before, after);

        int rows = (int)Math.Round(inputs.Length * (1 - split));
        var ofInputs = Standardizer<double>.Learn(inputs.AsSpan(0, rows), 1);
        var ofTargets = Standardizer<double>.Learn(targets.AsSpan(0, rows), 1);
        ofInputs.Apply(inputs);
        ofTargets.Apply(targets);
        History expected = byHand.Fit(inputs, targets, options);
        byHand.Absorb(ofInputs, ofTargets);
        Assert.Equal(byHand.Parameters.ToArray(), network.Parameters.ToArray());
        Assert.Equal(expected.Loss.ToArray(), history.Loss.ToArray());
        Assert.Contains("losses and metrics are those of standardized targets", history.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_of_a_million_and_inputs_of_a_thousand_are_learned()
    {
        (double[] inputs, double[] targets) = Squares();
        var plain = new Absorbing_1_8_1(1);
        History history = plain.Fit(inputs, targets, new FitOptions { Epochs = 5 });
        Assert.Contains("input 0 up to 1E+03; target 0 up to 1E+06. Fit(…, new FitOptions { Standardize = true }) mends that.", history.Message, StringComparison.Ordinal);

        var network = new Absorbing_1_8_1(1);
        history = network.Fit(inputs, targets, new FitOptions { Epochs = 300, Standardize = true });
        double[] output = new double[1];
        network.Forward([500], output);
        Assert.Equal(250_000, output[0], 10_000.0);
        Assert.DoesNotContain("Far from", history.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_that_is_named_is_one_that_the_declaration_allows()
    {
        string message = new Net_2_1_Tanh_ending(1).Fit([1000, 2000], [0.5f], epochs: 1).Message;
        Assert.Contains("Standardizer<T>.Learn(rows, columns).Apply(rows) mends that", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Standardize = true", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_named_by_their_dataset()
    {
        var data = Dataset<double>.FromRows([[1, 2000], [2, 3000]], [[1e-5], [2e-5]]);
        History history = new Absorbing_2_5_1_double(1).Fit(data, new FitOptions { Epochs = 1 });
        Assert.Contains("input 1 up to 3E+03; target 0 up to 2E-05.", history.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void However_the_training_ends_the_network_takes_raw_numbers()
    {
        (double[] inputs, double[] targets) = Squares();
        var network = new Absorbing_1_8_1(1);
        var expected = new Absorbing_1_8_1(1);
        expected.Absorb(Standardizer<double>.Learn(inputs, 1), Standardizer<double>.Learn(targets, 1));
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        network.Fit(inputs, targets, new FitOptions { Standardize = true, Cancellation = cancelled.Token });
        Assert.Equal(expected.Parameters.ToArray(), network.Parameters.ToArray());

        network = new Absorbing_1_8_1(1);
        Assert.Throws<TimeoutException>(() => network.Fit(
            inputs, targets, new FitOptions { Standardize = true, Epochs = 300, Callback = report => { if (report.Epoch == 250) throw new TimeoutException(); } }));
        double[] output = new double[1];
        network.Forward([500], output);
        Assert.Equal(250_000, output[0], 20_000.0);
    }

    [Fact]
    public void Where_the_declaration_does_not_allow_it_Fit_fails_before_anything_changes()
    {
        var network = new Absorbing_frozen(1);
        double[] before = network.Parameters.ToArray();
        FitOptions options = new() { Standardize = true };
        var exception = Assert.Throws<ArgumentException>(() => network.Fit([1, 2, 3, 4], [0.1, 0.2], options));
        Assert.StartsWith("Absorbing_frozen.Fit with Standardize: Layer1 is frozen", exception.Message, StringComparison.Ordinal);
        Assert.Equal("options", exception.ParamName);
        Assert.Equal(before, network.Parameters.ToArray());

        exception = Assert.Throws<ArgumentException>(() => network.StartTraining([1, 2, 3, 4], [0.1, 0.2], options));
        Assert.StartsWith("Absorbing_frozen.StartTraining: Standardize is for Fit", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_stay_classes()
    {
        float[] inputs = [.. Enumerable.Range(0, 60).SelectMany(i => (float[])[1000 + i, 0.001f * (i % 7), 5])];
        int[] classes = [.. Enumerable.Range(0, 60).Select(i => i < 30 ? 1 : 3)];
        var network = new Net_3_4_Softmax(1);
        network.Fit(inputs, classes, new FitOptions { Epochs = 200, Standardize = true });
        Assert.True(network.Evaluate(inputs, classes, Metric.Accuracy)[Metric.Accuracy] > 0.95);
    }

    private static (double[] Inputs, double[] Targets) Squares()
    {
        double[] inputs = [.. Enumerable.Range(0, 200).Select(i => i * 1000 / 199.0)];
        return (inputs, [.. inputs.Select(x => x * x)]);
    }

    private static void Agree<TNetwork>(double tolerance)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        const int Rows = 5;
        var random = new NumPyRandom(7);
        TNetwork network = TNetwork.Create(2);
        Standardizer<double> ofInputs = Draw(TNetwork.InputSize), ofTargets = Draw(TNetwork.OutputSize);
        double[] rows = [.. Enumerable.Range(0, Rows * TNetwork.InputSize).Select(i =>
            ofInputs.Means[i % TNetwork.InputSize] + (ofInputs.Deviations[i % TNetwork.InputSize] * ((2 * random.NextDouble()) - 1)))];
        double[] standardized = new double[rows.Length], expected = new double[Rows * TNetwork.OutputSize], outputs = new double[expected.Length];
        ofInputs.Apply(rows, standardized);
        network.ForwardBatch(standardized, expected);
        ofTargets.Invert(expected);
        network.Absorb(ofInputs, ofTargets);
        network.ForwardBatch(rows, outputs);
        for (int i = 0; i < expected.Length; i++)
        {
            double scale = Math.Abs(ofTargets.Means[i % TNetwork.OutputSize]) + ofTargets.Deviations[i % TNetwork.OutputSize];
            Assert.True(Math.Abs(expected[i] - outputs[i]) <= tolerance * scale, $"{typeof(TNetwork).Name}, output {i}: {outputs[i]} in place of {expected[i]}");
        }

        Standardizer<double> Draw(int columns) => new(
            [.. Enumerable.Range(0, columns).Select(_ => 20 * (random.NextDouble() - 0.5))], [.. Enumerable.Range(0, columns).Select(_ => 0.5 + (10 * random.NextDouble()))]);
    }

    private static void Fails<TNetwork>(TNetwork network, Standardizer<double>? inputs, Standardizer<double>? targets, string start, double scale = 1)
        where TNetwork : class, INetwork<TNetwork, double>
    {
        foreach (ref double parameter in network.Parameters)
        {
            parameter *= scale;
        }

        double[] before = network.Parameters.ToArray();
        var exception = Assert.Throws<ArgumentException>(() => network.Absorb(inputs, targets));
        Assert.StartsWith(start, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
    }
}

[Network(Precision = Precision.Double), Layer(1), Layer(8, Tanh), Layer(1)]
internal sealed partial class Absorbing_1_8_1;

[Network(Precision = Precision.Double), Layer(3), Layer(2)]
internal sealed partial class Absorbing_3_2;

[Network(Precision = Precision.Double), Layer(40), Layer(30, Tanh), Layer(20)]
internal sealed partial class Absorbing_40_30_20;

[Layer(2), Layer(1, Tanh)]
internal sealed partial class Net_2_1_Tanh_ending;

[Layer(2), Layer(5, Tanh), Layer(1)]
internal sealed partial class Absorbing_2_5_1;

[Network(Precision = Precision.Double), Layer(2), Layer(5, Tanh), Layer(1)]
internal sealed partial class Absorbing_2_5_1_double;

[Network(Precision = Precision.Double, Bias = false), Layer(2), Layer(5, Tanh), Layer(1)]
internal sealed partial class Absorbing_unbiased;

[Network(Precision = Precision.Double), Layer(2), Layer(5, Tanh, Frozen = true), Layer(1, Tanh)]
internal sealed partial class Absorbing_frozen;
