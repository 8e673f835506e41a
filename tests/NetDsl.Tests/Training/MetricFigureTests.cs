using System.Text.Json;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Training;

/// <summary>Metrics against the figures of Data/metrics.json: scikit-learn's definitions, computed without rounding (Data/metrics.py).</summary>
public sealed class MetricFigureTests
{
    private static readonly Metric[] _metrics =
    [
        Metric.Precision, Metric.Recall, Metric.F1, Metric.BalancedAccuracy, Metric.RocAuc,
        Metric.RSquared, Metric.RootMeanSquaredError, Metric.MeanAbsolutePercentageError,
    ];

    private static readonly Case[] _cases = JsonSerializer.Deserialize<Case[]>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "metrics.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string> Names => [.. _cases.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void They_are_those_of_scikit_learn(string name)
    {
        Case one = _cases.Single(c => c.Name == name);
        foreach ((string figure, double expected) in one.Figures)
        {
            Metric metric = _metrics.Single(m => m.Name == figure);
            double tolerance = 1e-12 * Math.Max(1, Math.Abs(expected));
            Assert.Equal(expected, metric.Of(new Predictions<double>(one.Outputs, one.Examples(), one.Size)), tolerance);

            // In parts, and again.
            var totals = new MetricTotals([metric, Metric.Accuracy]);
            for (int time = 0; time < 2; time++)
            {
                totals.Clear();
                for (int start = 0; start < one.Rows; start += 7)
                {
                    int rows = Math.Min(7, one.Rows - start);
                    totals.Add(0, rows, one.Outputs.AsSpan(start * one.Size, rows * one.Size), one.Examples().Slice(start, rows, one.Size, one.Size), one.Size);
                }

                Assert.Equal(expected, totals.Value(0), tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_hot_targets_are_as_classes(string name)
    {
        Case one = _cases.Single(c => c.Name == name);
        if (one.Classes is not { } classes || one.Size == 1)
            return;

        double[] targets = [.. classes.SelectMany(c => Enumerable.Range(0, one.Size).Select(i => i == c ? 1.0 : 0))];
        foreach ((string figure, double expected) in one.Figures)
            Assert.Equal(expected, _metrics.Single(m => m.Name == figure).Of(new Predictions<double>(one.Outputs, new(one.Outputs, targets, one.Weights), one.Size)), 1e-12);
    }

    [Fact]
    public void Every_figure_is_tested() => Assert.Equal(_metrics.Select(m => m.Name).Order(), _cases.SelectMany(one => one.Figures.Keys).Distinct().Order());

    [Fact]
    public void In_single_precision_they_are_computed_in_double_precision()
    {
        // Of 2²⁴ the next number is two further: in single precision the error would be lost.
        Assert.Equal(1 / 3.0, Metric.MeanAbsolutePercentageError.Of(new Predictions<float>([2], new([0], [3]), 1)), 1e-15);
        Assert.Equal(16777215.5, Metric.RootMeanSquaredError.Of(new Predictions<float>([16777216], new([0], [0.5f]), 1)), 1e-6);
    }

    [Fact]
    public void A_weight_of_0_leaves_a_row_out_and_one_of_2_counts_it_twice()
    {
        double[] outputs = [0.9, 0.2, 0.6, 0.6, 0.3], targets = [1, 0, 0, 1, 1], weights = [1, 2, 1, 1, 0];
        double[] repeated = [0.9, 0.2, 0.2, 0.6, 0.6], ofRepeated = [1, 0, 0, 0, 1];
        foreach (Metric metric in _metrics)
        {
            double expected = metric.Of(new Predictions<double>(repeated, new(repeated, ofRepeated), 1));
            Assert.Equal(expected, metric.Of(new Predictions<double>(outputs, new(outputs, targets, weights), 1)), 1e-12 * Math.Max(1, expected));
        }
    }

    [Fact]
    public void What_has_no_value_is_not_a_number()
    {
        foreach (Metric metric in _metrics)
            Assert.Equal(double.NaN, metric.Of(new Predictions<double>([0.5, 0.6], new([0, 0], [0, 1], [0, 0]), 1)));

        // All of one class; a single row; scores without an order.
        Assert.Equal(double.NaN, Metric.RocAuc.Of(new Predictions<double>([0.5, 0.6], new([0, 0], [1, 1]), 1)));
        Assert.Equal(double.NaN, Metric.RSquared.Of(new Predictions<double>([0.5], new([0], [1]), 1)));
        Assert.Equal(double.NaN, Metric.RocAuc.Of(new Predictions<double>([0.5, double.NaN], new([0, 0], [0, 1]), 1)));
        Assert.Equal(0, Metric.Precision.Of(new Predictions<double>([0.1, 0.2], new([0, 0], [0, 1]), 1)));
    }

    [Fact]
    public void They_are_no_sums()
    {
        foreach (Metric metric in _metrics[..^1])
            Assert.Contains($"'{metric.Name}' is a figure of all rows together", Assert.Throws<InvalidOperationException>(() => metric.Sum(new Predictions<double>([1], new([1], [1]), 1))).Message);
        Assert.Equal(2 / 3.0, Metric.Accuracy.Of(new Predictions<double>([0.1, 0.9, 0.9], new([0, 0, 0], [0, 0, 1]), 1)), 1e-15);
        Assert.Throws<InvalidOperationException>(() => Metric.Loss.Of(new Predictions<double>([1], new([1], [1]), 1)));
        Assert.Equal([true, true, true, true, true, true, false, false], _metrics.Select(metric => metric.HigherIsBetter));
    }

    [Fact]
    public void Evaluate_and_Fit_give_them_of_all_rows()
    {
        // More rows than a block has.
        Dataset<float> data = TrainingData.Rows<Net_20_30_10_Softmax, float>(2500, isWeighted: true);
        Net_20_30_10_Softmax net = new(1);
        float[] outputs = new float[2500 * 10];
        net.ForwardBatch(data.Inputs, outputs);
        Evaluation evaluation = net.Evaluate(data, _metrics);
        foreach (Metric metric in _metrics)
            Assert.Equal(metric.Of(new Predictions<float>(outputs, data.Examples, 10)), evaluation[metric], 1e-6 * Math.Max(1, evaluation[metric]));

        History history = net.Fit(
            data, new FitOptions { Epochs = 3, Metrics = _metrics, EarlyStopping = new EarlyStopping(3) { Metric = Metric.RocAuc } }, data.Take(1500));
        Evaluation after = net.Evaluate(data.Take(1500), _metrics);
        foreach (Metric metric in _metrics)
        {
            Assert.Equal(3, history[metric].Count);
            Assert.Equal(after[metric], history.Validation[metric][history.BestEpoch - 1]);
        }
    }

    private sealed record Case(string Name, int Size, double[] Outputs, double[]? Targets, int[]? Classes, double[]? Weights, Dictionary<string, double> Figures)
    {
        public int Rows => Outputs.Length / Size;

        // A single output has no class but a target to either side of ½. Inputs do not matter.
        public Examples<double> Examples() => Classes is null ? new(Outputs, Targets, Weights)
            : Size == 1 ? new(Outputs, Classes.Select(c => (double)c).ToArray(), Weights)
            : new(Outputs, Classes, Weights);
    }
}
