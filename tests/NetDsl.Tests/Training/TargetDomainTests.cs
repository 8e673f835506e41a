using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

/// <summary>Targets that a loss is not made for, and those that no output reaches.</summary>
public sealed class TargetDomainTests
{
    [Theory]
    [InlineData(-1f, 5, "target 0 of row 5, counted from 0, is -1; Loss.BinaryCrossEntropy takes targets from 0 to 1")]
    [InlineData(2f, 19, "target 0 of row 19, counted from 0, is 2; Loss.BinaryCrossEntropy takes targets from 0 to 1")]
    [InlineData(1.0001f, 0, "target 0 of row 0, counted from 0, is 1.0001; Loss.BinaryCrossEntropy takes targets from 0 to 1")]
    public void Binary_cross_entropy_takes_answers(float target, int row, string message)
    {
        Dataset<float> data = Rows<Net_3_4_1_BinaryCrossEntropy, float>(20), good = Rows<Net_3_4_1_BinaryCrossEntropy, float>(20);
        data.Targets[row] = target;
        Net_3_4_1_BinaryCrossEntropy network = new(1);
        AssertFails("Net_3_4_1_BinaryCrossEntropy.Fit: " + message, () => network.Fit(data));
        AssertFails("Net_3_4_1_BinaryCrossEntropy.Fit, validation: " + message, () => network.Fit(good, null, data));
        AssertFails("Net_3_4_1_BinaryCrossEntropy.StartTraining: " + message, () => network.StartTraining(data));
        AssertFails("Net_3_4_1_BinaryCrossEntropy.Evaluate: " + message, () => network.Evaluate(data));
        AssertSameBits(new Net_3_4_1_BinaryCrossEntropy(1), network);

        good.Targets[0] = 0;
        good.Targets[1] = 1;
        Assert.Equal("Done: all 2 epochs.", network.Fit(good, epochs: 2).Message);
    }

    [Fact]
    public void Every_value_of_a_row_is_looked_at()
    {
        Dataset<double> data = Rows<Net_3_5_BinaryCrossEntropy, double>(4);
        data.Targets[(2 * 5) + 3] = -0.25;
        AssertFails("target 3 of row 2, counted from 0, is -0.25; ", () => new Net_3_5_BinaryCrossEntropy(1).Fit(data));
    }

    [Fact]
    public void Weights_of_classes_are_not_negative()
    {
        double[] targets = [1, 0, 0.5, 0.5, 3, 0, 0, 1];
        Net_2_2_Softmax network = new(1);
        Assert.Equal(StopReason.Done, network.Fit(new double[8], targets, epochs: 2).Reason);
        targets[6] = -0.5;
        AssertFails(
            "Net_2_2_Softmax.Fit: target 0 of row 3, counted from 0, is -0.5; Loss.CrossEntropy takes weights of classes, which are not negative",
            () => network.Fit(new double[8], targets, epochs: 2));
    }

    [Theory]
    [InlineData(0.5f, 60f, " The targets reach from 0.5 to 60, outputs of Sigmoid from 0 to 1: scale the targets, or declare a last layer without activation.")]
    [InlineData(-1f, 1f, " The targets reach from -1 to 1, outputs of Sigmoid from 0 to 1: scale the targets, or declare a last layer without activation.")]
    [InlineData(0f, 1f, "")]
    public void What_no_output_reaches_is_told(float low, float high, string note)
    {
        float[] inputs = [0, 1, 1, 0], targets = [low, high];
        Assert.Equal("Done: all 3 epochs." + note, new Net_2_1(1).Fit(inputs, targets, epochs: 3).Message);
        Assert.EndsWith("as the last step left it." + note, new Net_2_1(1).Fit(inputs, targets, new FitOptions { Cancellation = new(canceled: true) }).Message);
    }

    [Fact]
    public void Without_activation_every_target_is_reached() =>
        Assert.DoesNotContain("The targets reach", new Net_1_1(1).Fit([1, 2], [-70, 1000], epochs: 3, optimizer: new Adam(0.01)).Message);

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(-0.1f, "-0.1")]
    public void A_learning_rate_is_finite_and_not_negative(float rate, string name)
    {
        Net_3_4_1 network = new(1);
        float[] input = [1, 2, 3], target = [1];
        INetwork<Net_3_4_1, float> asTools = network;
        Assert.Contains($"Net_3_4_1.TrainStep: learningRate is {name}, it is finite and not negative", Fails(() => network.TrainStep(input, target, rate)));
        Assert.Contains($"Net_3_4_1.TrainEpoch: learningRate is {name}, ", Fails(() => network.TrainEpoch(input, target, rate)));
        Assert.Contains($"Net_3_4_1.TrainEpoch: learningRate is {name}, ", Fails(() => asTools.TrainEpoch(new Examples<float>(input, target), rate, default)));
        Assert.Contains($"Net_3_4_1.TrainBatch: learningRate is {name}, ", Fails(() => network.TrainBatch(input, target, rate)));
        AssertSameBits(new Net_3_4_1(1), network);

        Net_129_15_6 tiled = new(1);
        Assert.Contains(
            $"Net_129_15_6.TrainEpoch: learningRate is {name}, ",
            Fails(() => ((INetwork<Net_129_15_6, float>)tiled).TrainEpoch(new Examples<float>(new float[129], new float[6]), rate, default)));

        static string Fails(Action action) => Assert.Throws<ArgumentOutOfRangeException>(action).Message.Replace("∞", "Infinity");
    }

    [Fact]
    public void A_rate_beyond_single_precision_diverges()
    {
        foreach (int batchSize in new[] { 1, 5, 20 })
        {
            Net_3_4_1 network = new(1);
            Dataset<float> data = Rows<Net_3_4_1, float>(20);
            History history = network.Fit(data, new FitOptions { BatchSize = batchSize, Optimizer = new Sgd(1e60) });
            Assert.Equal(StopReason.Diverged, history.Reason);
            Assert.InRange(network.Evaluate(data).Loss, 0, new Net_3_4_1(1).Evaluate(data).Loss);
        }
    }

    private static void AssertFails(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message);
}
