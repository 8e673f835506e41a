using System.Numerics;
using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Datasets;

/// <summary>
/// Rows of a dataset keep their sizes on the way into a network: two rows of half the size are as long as one row, and are not one.
/// </summary>
public sealed class ShapeTests
{
    // A half of what Net_8_16 takes and gives, so that two rows of it are as long as one of the network's.
    private static readonly Dataset<float> _halves = Targets(rows: 8, inputSize: 4, targetSize: 8);

    private const string Halves = "the rows have 4 inputs where the network takes 8, and 8 targets where it takes 16 (Parameter 'examples')";

    private static Dataset<float> Targets(int rows, int inputSize, int targetSize) => new(new float[rows * inputSize], new float[rows * targetSize], inputSize, targetSize);

    private static Dataset<float> Classes(int rows, int inputSize, int classes) => new(new float[rows * inputSize], new int[rows], inputSize, classes);

    [Fact]
    public void Rows_are_not_glued_together()
    {
        AssertRefused<Net_8_16, float>("Net_8_16", _halves, Halves);

        // Of a network that is written out, and of one whose rows are twice as many.
        AssertRefused<Net_2_3_2, double>("Net_2_3_2", new(new double[8], new double[8], 1, 1), "the rows have 1 input where the network takes 2, and 1 target where it takes 2 (Parameter 'examples')");
        AssertRefused<Net_2_3_2, double>("Net_2_3_2", new(new double[16], new double[16], 4, 4), "the rows have 4 inputs where the network takes 2, and 4 targets where it takes 2 (Parameter 'examples')");
    }

    [Fact]
    public void What_differs_alone_is_named_alone()
    {
        AssertRefused<Net_8_16, float>("Net_8_16", Targets(8, 4, 16), "the rows have 4 inputs where the network takes 8 (Parameter 'examples')");
        AssertRefused<Net_8_16, float>("Net_8_16", Targets(8, 8, 1), "the rows have 1 target where the network takes 16 (Parameter 'examples')");
        AssertRefused<Net_3_4_3_Softmax, float>("Net_3_4_3_Softmax", Classes(8, 3, 7), "the rows have 7 classes where the network takes 3 (Parameter 'examples')");
        AssertRefused<Net_20_30_10_Softmax, float>("Net_20_30_10_Softmax", Classes(8, 10, 1), "the rows have 10 inputs where the network takes 20, and 1 class where it takes 10 (Parameter 'examples')");
    }

    [Fact]
    public void Those_of_validation_are_not_either()
    {
        Net_8_16 net = new(1);
        Dataset<float> data = Rows<Net_8_16, float>(4);
        Assert.Equal("Net_8_16.Fit, validation: " + Halves, Message(() => net.Fit(data, validation: _halves)));
        Assert.Equal("Net_8_16.Fit, validation: " + Halves, Message(() => net.Fit(data.Examples, null, _halves.Examples)));
        Assert.Equal("Net_8_16.StartTraining, validation: " + Halves, Message(() => net.StartTraining(data, validation: _halves)));
        Assert.Equal("Net_8_16.Fit, validation: " + Halves, Message(() => net.Fit(data, validation: _halves.Take(0))));
        Assert.Equal(
            "Net_8_16.Fit, validation: inputs is empty, validation takes at least one row of 8 values (Parameter 'examples')",
            Message(() => net.Fit(data, validation: data.Take(0))));
        AssertSameBits(new Net_8_16(1), net);
    }

    [Fact]
    public void Examples_know_the_sizes_of_their_dataset()
    {
        Examples<float> examples = _halves.Examples, part = examples.Slice(2, 3, 4, 8);
        Assert.Equal((4, 8), (examples.InputSize, examples.TargetSize));
        Assert.Equal((4, 8, 12), (part.InputSize, part.TargetSize, part.Inputs.Length));
        Assert.Equal("Examples.Slice: the rows have 4 inputs where the call takes 8, and 8 targets where it takes 16 (Parameter 'inputSize')", Message(() => _halves.Examples.Slice(0, 1, 8, 16).Inputs.Length));

        // Spans alone know none.
        Examples<float> spans = new([1, 2], [3, 4]);
        Assert.Equal((0, 0), (spans.InputSize, spans.TargetSize));
        Assert.Equal(1, spans.Slice(0, 1, 2, 2).Slice(0, 1, 1, 1).Inputs[0]);
    }

    [Fact]
    public void Outputs_stand_beside_targets_of_their_size()
    {
        Assert.Equal(
            "Predictions: the examples have 8 values in a target, an output has 16 values (Parameter 'examples')",
            Message(() => new Predictions<float>(new float[64], _halves.Examples, 16).Rows));
        Assert.Equal(
            "targets has 5 values, which is no whole number of rows of 2 (Parameter 'examples')",
            Message(() => new Predictions<float>(new float[4], new([1, 2], [1, 2, 3, 4, 5]), 2).Rows));
    }

    [Fact]
    public void A_standardizer_of_other_columns_is_refused()
    {
        var scale = Standardizer<float>.OfInputs(Rows<Net_8_16, float>(4));
        Assert.Equal("The standardizer for inputs has 8 columns, the dataset's inputs have 4 (Parameter 'inputs')", Message(() => _halves.Standardized(scale)));
    }

    // Everywhere that a dataset meets a network.
    private static void AssertRefused<TNetwork, T>(string name, Dataset<T> data, string problem)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork net = TNetwork.Create(1);
        T[] gradient = new T[TNetwork.StorageSize];
        Assert.Equal($"{name}.Fit: {problem}", Message(() => net.Fit(data, epochs: 1)));
        Assert.Equal($"{name}.Fit: {problem}", Message(() => net.Fit(data, new FitOptions { Epochs = 1 })));
        Assert.Equal($"{name}.Fit: {problem}", Message(() => net.Fit(data.Examples)));
        Assert.Equal($"{name}.Fit: {problem}", Message(() => net.Fit(data.Examples.Slice(0, 2, data.InputSize, data.TargetSize))));
        Assert.Equal($"{name}.StartTraining: {problem}", Message(() => net.StartTraining(data)));
        Assert.Equal($"{name}.Evaluate: {problem}", Message(() => net.Evaluate(data, Metric.Accuracy)));
        Assert.Equal($"{name}.Evaluate: {problem}", Message(() => net.Evaluate(data.Examples)));
        Assert.Equal($"{name}.BackwardBatch: {problem}", Message(() => net.BackwardBatch(data.Examples, [], gradient)));
        Assert.Equal($"{name}.TrainEpoch: {problem}", Message(() => net.TrainEpoch(data.Examples, T.One, [])));
        Assert.Equal($"{name}.LossBatch: {problem}", Message(() => net.LossBatch(data.Examples, [])));
        Assert.Equal($"{name}.TrainHotAndCold: {problem}", Message(() => net.TrainHotAndCold(data.Examples, T.One)));
        Assert.Equal($"{name}.TrainHotAndCold: {problem}", Message(() => net.TrainHotAndCold(data, T.One)));
        Assert.Equal($"GradientCheck.Run of {name}: {problem}", Message(() => GradientCheck.Run(net, data.Examples)));
        Assert.Equal($"GradientCheck.Run of {name}: {problem}", Message(() => GradientCheck.Run(net, data)));
        Assert.Equal($"ConfusionMatrix.Of {name}: {problem}", Message(() => ConfusionMatrix.Of(net, data.Examples)));
        Assert.Equal($"ConfusionMatrix.Of {name}: {problem}", Message(() => ConfusionMatrix.Of(net, data)));
        Assert.Equal($"WeightPicture.Of {name}: {problem.Replace("examples", "data")}", Message(() => WeightPicture.Of(net, data, 1)));
        AssertSameBits(TNetwork.Create(1), net);
        Assert.Equal(gradient, new T[TNetwork.StorageSize]);
    }

    private static string Message(Func<object> act) => Assert.Throws<ArgumentException>(act).Message;
}
