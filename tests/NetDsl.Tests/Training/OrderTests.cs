using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

/// <summary>The order in which the epochs take the rows.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(10, 0)]
    [InlineData(1000, 7)]
    public void It_is_a_permutation_of_NumPy_from_its_end(int rows, int seed)
    {
        int[] permutation = [.. Enumerable.Range(0, rows)];
        var random = new NumPyRandom(seed);
        var order = new RowOrder(rows, seed);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            random.Shuffle<int>(permutation);
            Assert.Equal(permutation.Reverse(), Enumerable.Range(0, rows).Select(order.Draw));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Rows_keep_their_targets_and_weights(int batchSize)
    {
        double[] inputs = [.. Enumerable.Range(1, 11).Select(i => (double)i)];
        double[] targets = [.. inputs.Select(i => 10 * i)], weights = [.. inputs.Select(i => 100 * i)];
        var seen = new Rows();
        var data = new Dataset<double>(inputs, targets, 1, 1, weights);
        var network = new OneWeight(1);
        network.Layer1.Weights[0, 0] = 1;
        network.Fit(data, new FitOptions { Epochs = 2, BatchSize = batchSize, Metrics = [seen], Optimizer = new Sgd(0) });
        var order = new RowOrder(11, 0);
        Assert.Equal(Enumerable.Range(0, 2).SelectMany(_ => Enumerable.Range(0, 11).Select(order.Draw)).Select(row => (inputs[row], targets[row], weights[row])), seen.Seen);
    }

    [Fact]
    public void The_seed_decides_unless_all_rows_are_one_step()
    {
        Assert.Equal(Trained(seed: 3, batchSize: 4), Trained(seed: 3, batchSize: 4));
        Assert.NotEqual(Trained(seed: 3, batchSize: 4), Trained(seed: 4, batchSize: 4));
        Assert.Equal(Trained(seed: 3, batchSize: 40), Trained(seed: 4, batchSize: 40));

        static double[] Trained(int seed, int batchSize)
        {
            Net_5_7_3 network = new(1);
            network.Fit(Rows<Net_5_7_3, double>(40), new FitOptions { Epochs = 3, BatchSize = batchSize, Seed = seed });
            return network.Parameters.ToArray();
        }
    }

    // Notes what it is shown: with a weight of 1, an output is the input.
    private sealed class Rows() : Metric("rows")
    {
        public List<(double, double, double)> Seen { get; } = [];

        public override double Sum<T>(Predictions<T> predictions)
        {
            for (int row = 0; row < predictions.Rows; row++)
                Seen.Add((double.CreateChecked(predictions.Output(row)[0]), double.CreateChecked(predictions.Target(row, 0)), predictions.Weight(row)));

            return 0;
        }
    }
}

[Network(Precision = Precision.Double, Bias = false)]
[Layer(1), Layer(1)]
public partial class OneWeight;
