using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

#pragma warning disable NDSL103, NDSL104, NDSL105, NDSL107 // wrong rows are what is tested

namespace NetDsl.Tests.Training;

/// <summary>Rows and options that do not fit: the message names the network, the argument, what was expected and what came.</summary>
public sealed class RowErrorTests
{
    private static readonly float[] _six = new float[6], _two = new float[2];

    [Fact]
    public void Rows_that_do_not_fit()
    {
        Net_3_4_1 net = new(1);
        Assert.Equal("Net_3_4_1.Fit: inputs has 5 values, which is no whole number of rows of 3 (Parameter 'inputs')", Message(() => net.Fit(new float[5], _two, epochs: 1)));
        Assert.Equal(
            "Net_3_4_1.Fit: targets has 3 values, 3 rows of 1, but inputs has 2 rows of 3, which need 2 values (Parameter 'targets')",
            Message(() => net.Fit(_six, new float[3], new FitOptions())));
        Assert.Equal("Net_3_4_1.Fit: inputs is empty, training takes at least one row of 3 values (Parameter 'examples')", Message(() => net.Fit([], [], epochs: 1)));
        Assert.Equal("Net_3_4_1.Evaluate: inputs is empty, an evaluation takes at least one row of 3 values (Parameter 'examples')", Message(() => net.Evaluate([], Array.Empty<float>())));
        Assert.Equal("Net_3_4_1.Fit: there are 3 weights for 2 rows (Parameter 'weights')", Message(() => net.Fit(new Examples<float>(_six, _two, new float[3]))));
        Assert.Equal("Net_3_4_1.Fit: there is 1 weight for 2 rows (Parameter 'weights')", Message(() => net.Fit(new Examples<float>(_six, _two, new float[1]))));
        Assert.Equal(
            "Net_3_4_1.Fit: targets has 2 values, 2 rows of 1, but inputs has 1 row of 3, which needs 1 value (Parameter 'targets')",
            Message(() => net.Fit(new float[3], _two, epochs: 1)));
        Assert.Equal(
            "Net_3_4_1.Fit: targets has 1 value, 1 row of 1, but inputs has 2 rows of 3, which need 2 values (Parameter 'targets')",
            Message(() => net.Fit(_six, new float[1], epochs: 1)));
        Assert.Equal(
            "Net_3_4_1.Fit: the weight of row 1 is -0.5; a weight is finite and not negative (Parameter 'weights')",
            Message(() => net.Fit(new Examples<float>(_six, _two, [1, -0.5f]))));
        Assert.Equal(
            "Net_3_4_1.Fit, validation: targets has 3 values, 3 rows of 1, but inputs has 2 rows of 3, which need 2 values (Parameter 'targets')",
            Message(() => net.Fit(new Examples<float>(_six, _two), null, new Examples<float>(_six, new float[3]))));
        Assert.Equal(
            "Net_3_4_1.StartTraining: targets has 3 values, 3 rows of 1, but inputs has 2 rows of 3, which need 2 values (Parameter 'targets')",
            Message(() => net.StartTraining(_six, new float[3])));
        Assert.StartsWith("Net_3_4_1.Fit: the targets are classes, which only a network with Loss.CrossEntropy takes", Message(() => net.Fit(_six, new[] { 0, 0 }, epochs: 1)));
        Assert.Equal(
            "Net_3_4_3_Softmax.Fit: targetClasses[1] is 3, the network's 3 classes are 0 to 2 (Parameter 'targetClasses')",
            Message(() => new Net_3_4_3_Softmax(1).Fit(_six, new[] { 0, 3 }, epochs: 1)));
        AssertSameBits(new Net_3_4_1(1), net);
    }

    [Fact]
    public void Options_that_do_not_fit()
    {
        Net_3_4_1 net = new(1);
        Dataset<float> data = Rows<Net_3_4_1, float>(4);
        Assert.Equal(
            "Net_3_4_1.Fit: there are rows for validation and a ValidationSplit too; it is one or the other (Parameter 'validationSplit')",
            Message(() => net.Fit(data, new FitOptions { ValidationSplit = 0.5 }, data)));
        Assert.Equal(
            "Net_3_4_1.Fit: of 4 rows, a ValidationSplit of 0.9 keeps 4 for validation and leaves 0 to train on (Parameter 'validationSplit')",
            Message(() => net.Fit(data, new FitOptions { ValidationSplit = 0.9 })));
        Assert.Equal(
            "Net_3_4_1.Fit: two metrics are called 'accuracy' (Parameter 'options')",
            Message(() => net.Fit(data, new FitOptions { Metrics = [Metric.Accuracy, Metric.Create("accuracy", (_, _) => 0)] })));
        Assert.Contains("two metrics are called 'loss'", Message(() => net.Fit(data, new FitOptions { Metrics = [Metric.Create("loss", (_, _) => 0)] })));
        Assert.Contains("a metric is null", Message(() => net.Fit(data, new FitOptions { Metrics = [null!] })));
        Assert.Contains("FitOptions: Epochs is 0, it is at least 1", Message(() => net.Fit(data, epochs: 0)));
        Assert.Contains("FitOptions: BatchSize is -1, it is at least 1", Message(() => new FitOptions { BatchSize = -1 }));
        Assert.Contains("FitOptions: DegreeOfParallelism is 0", Message(() => new FitOptions { DegreeOfParallelism = 0 }));
        Assert.Contains("FitOptions: Seed is -1", Message(() => new FitOptions { Seed = -1 }));
        Assert.Contains("FitOptions: ValidationSplit is 1,", Message(() => new FitOptions { ValidationSplit = 1 }));
        Assert.Contains("FitOptions: ValidationSplit is NaN,", Message(() => new FitOptions { ValidationSplit = double.NaN }));
        Assert.Contains("FitOptions: TimeBudget is 00:00:00", Message(() => new FitOptions { TimeBudget = TimeSpan.Zero }));
        Assert.Throws<ArgumentNullException>(() => new FitOptions { Optimizer = null! });
        AssertSameBits(new Net_3_4_1(1), net);
    }

    [Theory]
    [InlineData(10, 0.2, 8)]
    [InlineData(10, 0.25, 7)]
    [InlineData(1000, 0.9, 100)]
    [InlineData(3, 0.1, 2)]
    public void The_split_keeps_the_last_rows_as_they_stand(int rows, double split, int training)
    {
        Dataset<double> data = Rows<Net_3_4_1_Sigmoid, double>(rows);
        Net_3_4_1_Sigmoid network = new(1), expected = new(1);
        History history = network.Fit(data, new FitOptions { Epochs = 2, BatchSize = 4, ValidationSplit = split, Metrics = [Metric.BinaryAccuracy] });
        AssertSame(expected.Fit(data.Take(training), new FitOptions { Epochs = 2, BatchSize = 4, Metrics = [Metric.BinaryAccuracy] }, data.Skip(training)), history);
        AssertSameBits(expected, network);
        Assert.Equal(network.Evaluate(data.Skip(training)).Loss, history.ValidationLoss[1]);
    }

    private static string Message(Func<object> create) => Assert.ThrowsAny<ArgumentException>(create).Message;
}
