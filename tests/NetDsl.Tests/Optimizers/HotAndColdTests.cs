using NetDsl.Testing;
using Xunit;

#pragma warning disable NDSL103, NDSL105 // wrong rows are what is tested

namespace NetDsl.Tests.Optimizers;

public sealed class HotAndColdTests
{
    [Theory]
    [InlineData("hot_and_cold")]
    [InlineData("hot_and_cold_overshoot")]
    public void The_texts_program_is_the_case_of_one_weight(string name)
    {
        Oracle oracle = Oracle.Entry(name), expected = oracle["error_and_prediction"];
        var network = new Net_1_1_Knob();
        network.Parameters[0] = 0.5;
        var figures = new List<double>();
        for (int step = 0; step < expected.Number("count"); step++)
        {
            double prediction = network.Forward(0.5);
            double loss = network.TrainHotAndCold(new Examples<double>([0.5], [0.8]), oracle.Number("step"));

            // The text's error is the square without the half.
            figures.AddRange([2 * loss, prediction]);
        }

        // The last error is the square of what 1,101 roundings left over.
        Assert.All(expected.Numbers("first").Zip(figures), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Abs(pair.First)));
        Assert.All(expected.Numbers("last").Zip(figures[^6..]), pair => Assert.Equal(pair.First, pair.Second, (1e-12 * Math.Abs(pair.First)) + 1e-24));
    }

    [Fact]
    public void It_learns_with_layers_biases_and_rows_that_count_differently()
    {
        float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1], targets = [0, 1, 1, 0], weights = [1, 2, 1, 0.5f];
        var network = new Net_2_4_1_Searched(seed: 1);
        var examples = new Examples<float>(inputs, targets, weights);
        float before = network.TrainHotAndCold(examples, 0.05f);
        float after = network.TrainHotAndCold(examples, 0.05f, steps: 300);
        Assert.InRange(after, 0, before / 10);
    }

    [Fact]
    public void Parameters_have_their_turn_in_canonical_order()
    {
        // Of a linear unit with two inputs, the first weight alone can make the loss 0; then both directions of the bias are alike.
        var network = new Net_2_1_Searched();
        double loss = network.TrainHotAndCold(new Examples<double>([1, 0], [0.5]), 0.5);
        Assert.Equal(0.125, loss);
        Assert.Equal([0.5, 0, 0], Canonical(network));

        static double[] Canonical(Net_2_1_Searched network)
        {
            double[] canonical = new double[3];
            Net_2_1_Searched.Unpack(network.Parameters, canonical);
            return canonical;
        }
    }

    [Fact]
    public void Several_steps_are_the_steps_one_by_one()
    {
        float[] inputs = StepTests.Values(2 * 9, 0), targets = StepTests.Values(9, 1);
        Net_2_4_1_Searched together = new(seed: 3), oneByOne = new(seed: 3);
        float loss = 0;
        for (int step = 0; step < 5; step++)
            loss = oneByOne.TrainHotAndCold(new Examples<float>(inputs, targets), 0.1f);

        Assert.Equal(loss, together.TrainHotAndCold(new Examples<float>(inputs, targets), 0.1f, steps: 5));
        Assert.Equal(oneByOne.Parameters.ToArray(), together.Parameters.ToArray());
    }

    [Fact]
    public void Examples_that_do_not_fit_leave_the_network_as_it_was()
    {
        var network = new Net_2_4_1_Searched(seed: 3);
        float[] before = network.Parameters.ToArray();
        Assert.StartsWith(
            "Net_2_4_1_Searched.TrainHotAndCold: inputs has 3 values",
            Assert.Throws<ArgumentException>(() => network.TrainHotAndCold(new Examples<float>([1, 2, 3], [1]), 0.1f)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.TrainHotAndCold(new Examples<float>([], []), 0.1f));
        Assert.Equal(before, network.Parameters.ToArray());
        foreach (float amount in new[] { 0, -1, float.NaN, float.PositiveInfinity })
            Assert.Equal("stepAmount", Assert.Throws<ArgumentOutOfRangeException>(() => network.TrainHotAndCold(new Examples<float>([1, 2], [1]), amount)).ParamName);

        Assert.Equal("steps", Assert.Throws<ArgumentOutOfRangeException>(() => network.TrainHotAndCold(new Examples<float>([1, 2], [1]), 1, steps: 0)).ParamName);
    }
}

[Network(Precision = Precision.Double, Bias = false)]
[Layer(1), Layer(1)]
internal sealed partial class Net_1_1_Knob;

[Layer(2), Layer(4, Tanh), Layer(1)]
internal sealed partial class Net_2_4_1_Searched;

[Network(Precision = Precision.Double, Initializer = Initializer.Zeros)]
[Layer(2), Layer(1)]
internal sealed partial class Net_2_1_Searched;
