using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Datasets;

/// <summary>Weights by which rare classes count as much as others.</summary>
public sealed class BalanceTests
{
    private static Dataset<double> Classes(int[] classes, int count, double[]? weights = null) =>
        new([.. classes.Select((_, row) => (double)row)], classes, 1, count, weights) { InputNames = ["number"], TargetNames = [.. Enumerable.Range(0, count).Select(i => $"class {i}")] };

    [Fact]
    public void They_are_those_of_scikit_learn()
    {
        // compute_sample_weight("balanced", y): rows / (classes * rows of the class).
        Dataset<double> data = Classes([0, 0, 0, 0, 1, 2, 2], 3), balanced = data.BalanceClasses();
        Assert.Equal([7 / 12.0, 7 / 12.0, 7 / 12.0, 7 / 12.0, 7 / 3.0, 7 / 6.0, 7 / 6.0], balanced.Weights.ToArray());
        Assert.False(data.HasWeights);
        Assert.Equal(data.Inputs.ToArray(), balanced.Inputs.ToArray());
        Assert.Equal(data.TargetClasses.ToArray(), balanced.TargetClasses.ToArray());
        Assert.Equal(["number", "class 0", "class 1", "class 2"], [.. balanced.InputNames, .. balanced.TargetNames]);
        balanced.Inputs[0] = 9;
        Assert.Equal(0, data.Inputs[0]);

        // A class without a row is none.
        Assert.Equal([1.5, 0.75, 0.75], Classes([4, 1, 1], 5).BalanceClasses().Weights.ToArray());
    }

    [Fact]
    public void Weights_that_are_there_count_in_place_of_rows()
    {
        Dataset<double> balanced = Classes([0, 0, 0, 1, 2], 3, [1, 3, 0, 2, 0]).BalanceClasses();
        Assert.Equal([6 / 8.0, 18 / 8.0, 0, 3, 0], balanced.Weights.ToArray());
        Assert.Equal(balanced.Weights.ToArray(), balanced.BalanceClasses().Weights.ToArray());
        Assert.Contains("No row of this dataset has a weight", Assert.Throws<InvalidOperationException>(() => Classes([0, 1], 2, [0, 0]).BalanceClasses()).Message);
        Assert.Contains("No row of this dataset has a weight", Assert.Throws<InvalidOperationException>(() => Classes([], 2).BalanceClasses()).Message);
    }

    [Fact]
    public void Targets_may_be_classes_too()
    {
        Dataset<double> data = Classes([0, 0, 0, 1, 2], 3);
        Assert.Equal(data.BalanceClasses().Weights.ToArray(), data.ToOneHot().BalanceClasses().Weights.ToArray());
        Dataset<float> binary = new Dataset<float>([1, 2, 3, 4], [0, 1, 0, 0], 1, 1).BalanceClasses();
        Assert.Equal([2 / 3f, 2, 2 / 3f, 2 / 3f], binary.Weights.ToArray());
        Assert.Equal([0f, 1, 0, 0], binary.Targets.ToArray());
        Assert.Equal(
            "The target of row 1 is 0.5 and no class, which is 0 or 1.",
            Assert.Throws<InvalidOperationException>(() => new Dataset<float>([1, 2], [0, 0.5f], 1, 1).BalanceClasses()).Message);
        Assert.Contains("row 0 is not one-hot", Assert.Throws<InvalidOperationException>(() => new Dataset<float>([1], [1, 1], 1, 2).BalanceClasses()).Message);
    }

    [Fact]
    public void A_rare_class_is_found()
    {
        // One row of twenty, in the midst of the others: without weights a network says that there is none.
        int[] classes = [.. Enumerable.Range(0, 400).Select(row => row % 20 == 0 ? 1 : 0)];
        float[] inputs = [.. classes.SelectMany((c, row) => (float[])[c == 1 ? 0.3f + (0.1f * MathF.Sin(row)) : 0.4f * MathF.Sin(row), 0.4f * MathF.Cos(1.7f * row), 1])];
        Dataset<float> data = new(inputs, classes, 3, 3);
        FitOptions options = new() { Epochs = 30 };
        Net_3_4_3_Softmax plain = new(1), balanced = new(1);
        plain.Fit(data, options);
        balanced.Fit(data.BalanceClasses(), options);
        double without = plain.Evaluate(data, Metric.BalancedAccuracy)[Metric.BalancedAccuracy], with = balanced.Evaluate(data, Metric.BalancedAccuracy)[Metric.BalancedAccuracy];
        Assert.True(without < 0.6 && with > 0.65, FormattableString.Invariant($"{without}, balanced {with}"));
    }
}
