using System.Numerics;
using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

public sealed class MetricTests
{
    private static readonly double[] _outputs = [0.2, 0.7, 0.1, 0.4, 0.4, 0.3, 0.9, 0.8, 0.6];
    private static readonly double[] _targets = [0, 1, 0, 0, 1, 0, 1, 0, 1];
    private static readonly int[] _classes = [1, 1, 0];

    public static TheoryData<string, double, double> Figures => new()
    {
        // by rows of targets; by classes, which differ in the last row
        { "sum of squared error", (0.14 + (0.16 + 0.36 + 0.09) + (0.01 + 0.64 + 0.16)) / 3, (0.14 + 0.61 + (0.01 + 0.64 + 0.36)) / 3 },
        { "accuracy", 2 / 3.0, 2 / 3.0 },
        { "binary accuracy", 7 / 9.0, 6 / 9.0 },
        { "mean absolute error", (0.6 + 1.3 + 1.3) / 9, (0.6 + 1.3 + 1.5) / 9 },
        { "largest error", (0.3 + 0.6 + 0.8) / 3, (0.3 + 0.6 + 0.8) / 3 },
    };

    private static readonly Metric[] _metrics =
    [
        Metric.SumOfSquaredError, Metric.Accuracy, Metric.BinaryAccuracy, Metric.MeanAbsoluteError,
        Metric.Create("largest error", (output, target) =>
        {
            double largest = 0;
            for (int i = 0; i < output.Length; i++)
                largest = Math.Max(largest, Math.Abs(output[i] - target[i]));
            return largest;
        }),
    ];

    [Theory]
    [MemberData(nameof(Figures))]
    public void They_are_what_they_are_defined_as(string name, double ofTargets, double ofClasses)
    {
        Metric metric = _metrics.Single(m => m.Name == name);
        Assert.Equal(name.EndsWith("accuracy", StringComparison.Ordinal), metric.HigherIsBetter);
        Assert.Equal(name, metric.ToString());
        Assert.Equal(ofTargets, metric.Sum(new Predictions<double>(_outputs, new(_outputs, _targets), 3)) / 3, 1e-12);
        Assert.Equal(ofClasses, metric.Sum(new Predictions<double>(_outputs, new(_outputs, _classes), 3)) / 3, 1e-12);
        float[] outputs = [.. _outputs.Select(v => (float)v)], targets = [.. _targets.Select(v => (float)v)];
        Assert.Equal(ofTargets, metric.Sum(new Predictions<float>(outputs, new(outputs, targets), 3)) / 3, 1e-6);

        // A weight of 0 leaves a row out, one of 2 counts it twice.
        Predictions<double> weighted = new(_outputs, new(_outputs, _targets, [0, 1, 2]), 3);
        Predictions<double> second = new(_outputs.AsSpan(3, 3), new(_outputs.AsSpan(3, 3), _targets.AsSpan(3, 3)), 3);
        Predictions<double> third = new(_outputs.AsSpan(6, 3), new(_outputs.AsSpan(6, 3), _targets.AsSpan(6, 3)), 3);
        Assert.Equal(metric.Sum(second) + 2 * metric.Sum(third), metric.Sum(weighted), 1e-12);
    }

    [Fact]
    public void What_is_no_number_is_never_right()
    {
        double[] outputs = [double.NaN, double.NaN, 0.1, double.NaN, 0.9, 0.1], targets = [1, 0, 0, 1, 1, 0];
        Assert.Equal(1, Metric.Accuracy.Sum(new Predictions<double>(outputs, new(new double[3], targets), 2)));
        Assert.Equal(1, Metric.Accuracy.Sum(new Predictions<double>(outputs, new(new double[3], (int[])[0, 0, 0]), 2)));
        Assert.Equal(0.5 + 1, Metric.BinaryAccuracy.Sum(new Predictions<double>(outputs, new(new double[3], targets), 2)));
        Assert.Equal(0, Metric.BinaryAccuracy.Sum(new Predictions<double>([0.1], new([0], [double.NaN]), 1)));
        Assert.Equal(0, Metric.Accuracy.Sum(new Predictions<double>([0.9, 0.1], new([0], [double.NaN, 0]), 2)));

        Net_2_2_Softmax network = new(1);
        network.Layer1.Weights[0, 0] = double.NaN;
        Evaluation evaluation = network.Evaluate([1, 1, 2, 1], new ClassIndices([0, 0]), Metric.Accuracy, Metric.BinaryAccuracy);
        Assert.Equal((double.NaN, 0.0, 0.0), (evaluation.Loss, evaluation[Metric.Accuracy], evaluation[Metric.BinaryAccuracy]));
    }

    [Fact]
    public void Accuracy_takes_the_first_of_equals_and_the_side_of_a_single_output()
    {
        Assert.Equal(1, Metric.Accuracy.Sum(new Predictions<double>([0.5, 0.5], new([0], [1, 0]), 2)));
        Assert.Equal(0, Metric.Accuracy.Sum(new Predictions<double>([0.5, 0.5], new([0], [0, 1]), 2)));
        Assert.Equal(2, Metric.Accuracy.Sum(new Predictions<double>([0.6, 0.4, 0.6], new([0, 0, 0], [1, 0, 0]), 1)));
    }

    [Fact]
    public void Evaluation_of_many_rows_is_that_of_each()
    {
        AssertEvaluation<Net_3_4_1_Sigmoid, double>(3000, 1e-12);
        AssertEvaluation<Net_20_30_10_Softmax, float>(2500, 1e-5);
        AssertEvaluation<Net_784_40_10, double>(300, 1e-12);

        static void AssertEvaluation<TNetwork, T>(int rows, double tolerance)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Dataset<T> data = Rows<TNetwork, T>(rows);
            TNetwork network = TNetwork.Create(1);
            Evaluation evaluation = network.Evaluate(data.Examples, [Metric.Accuracy, Metric.Loss, Metric.MeanAbsoluteError], degreeOfParallelism: 2);
            double loss = 0, correct = 0, error = 0;
            T[] output = new T[TNetwork.OutputSize], gradient = new T[TNetwork.StorageSize];
            for (int row = 0; row < rows; row++)
            {
                Examples<T> one = data.Examples.Slice(row, 1, TNetwork.InputSize, TNetwork.OutputSize);
                network.Forward(one.Inputs, output);
                loss += double.CreateChecked(network.BackwardBatch(one, [], gradient));
                correct += Metric.Accuracy.Sum(new Predictions<T>(output, one, output.Length));
                error += Metric.MeanAbsoluteError.Sum(new Predictions<T>(output, one, output.Length));
            }

            Assert.Equal(rows, evaluation.Rows);
            Assert.Equal(loss / rows, evaluation.Loss, tolerance);
            Assert.Equal(correct / rows, evaluation[Metric.Accuracy], 0.001);
            Assert.Equal(error / rows, evaluation[Metric.MeanAbsoluteError], tolerance);
            Assert.Equal(evaluation.Loss, evaluation[Metric.Loss]);
            Assert.Equal(FormattableString.Invariant($"loss {evaluation.Loss:G4}, accuracy {evaluation[Metric.Accuracy]:G4}, mean absolute error {evaluation[Metric.MeanAbsoluteError]:G4}"), evaluation.ToString());
            Assert.Equal("'binary accuracy' was not asked for: give it to Evaluate. (Parameter 'metric')", Assert.Throws<ArgumentException>(() => evaluation[Metric.BinaryAccuracy]).Message);
        }
    }

    [Fact]
    public void What_was_not_measured_is_told_with_what_was()
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(20);
        History history = new Net_3_4_1(1).Fit(data, new FitOptions { Epochs = 1, Metrics = [Metric.MeanAbsoluteError] });
        const string message = "There is no 'accuracy' here; there is: loss, mean absolute error. FitOptions.Metrics says what is measured. (Parameter '{0}')";
        Assert.Equal(message.Replace("{0}", "name"), Assert.Throws<ArgumentException>(() => history["accuracy"]).Message);
        Assert.Equal(message.Replace("{0}", "metric"), Assert.Throws<ArgumentException>(() => history[Metric.Accuracy]).Message);
        Assert.Same(history.Loss, history[Metric.Loss]);
        Assert.Contains("There was no validation", Assert.Throws<InvalidOperationException>(() => history.Validation).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => history.Loss[1]);
        Assert.Throws<InvalidOperationException>(() => Metric.Loss.Sum(new Predictions<float>([0f], new([0f, 0f, 0f], [0f]), 1)));
    }

    [Fact]
    public void Weights_of_rows_count_as_dropping_and_duplicating()
    {
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(0.5), new Adam(0.05), new Momentum(0.1) })
        {
            AssertDuplicates<Net_3_4_1_Sigmoid>(optimizer);
            AssertDuplicates<Net_21_30_17_Softmax>(optimizer);
        }

        static void AssertDuplicates<TNetwork>(Optimizer optimizer)
            where TNetwork : class, INetwork<TNetwork, double>
        {
            // As many rows as weights in all, so that the means are the same too.
            Dataset<double> rows = Rows<TNetwork, double>(4), repeated = rows.Select([1, 2, 2, 3]);
            double[] weights = [0, 1, 2, 1];
            TNetwork weighted = TNetwork.Create(1), expected = TNetwork.Create(1);
            FitOptions options = new() { Epochs = 30, BatchSize = 4, Optimizer = optimizer, Metrics = [Metric.Accuracy, Metric.MeanAbsoluteError] };
            Examples<double> examples = rows.HasClasses ? new(rows.Inputs, new ClassIndices(rows.TargetClasses), weights) : new(rows.Inputs, rows.Targets, weights);
            History history = weighted.Fit(examples, options), expectedHistory = expected.Fit(repeated, options);
            for (int i = 0; i < TNetwork.StorageSize; i++)
                Assert.Equal(expected.Parameters[i], weighted.Parameters[i], 1e-9);
            for (int epoch = 0; epoch < 30; epoch++)
            {
                for (int curve = 0; curve < 3; curve++)
                    Assert.Equal(expectedHistory.Training[curve][epoch], history.Training[curve][epoch], 1e-9);
            }
        }
    }

    [Fact]
    public void In_single_rows_a_weight_is_the_length_of_the_step()
    {
        Net_3_4_1_Sigmoid twice = new(1), expected = new(1);
        FitOptions options = new() { Epochs = 3, BatchSize = 1, Optimizer = new Sgd(0.1) };
        double[] input = [1, 0, 1], target = [0.3];
        History history = twice.Fit(new Examples<double>(input, target, [2]), options);
        History once = expected.Fit(new Examples<double>(input, target), options with { Optimizer = new Sgd(0.2) });
        for (int i = 0; i < Net_3_4_1_Sigmoid.StorageSize; i++)
            Assert.Equal(expected.Parameters[i], twice.Parameters[i], 1e-14);
        Assert.Equal(2 * once.Loss[2], history.Loss[2], 1e-14);
    }
}
