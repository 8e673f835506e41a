using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Losses;

/// <summary>What one may write for targets in calls of a classifier's members.</summary>
public sealed class ClassIndicesTests
{
    [Fact]
    public void Arrays_and_spans_of_integers_are_classes()
    {
        float[] inputs = [1, 0, 0.5f, -1, 2, 0.25f];
        int[] labels = [2, 0];
        Span<int> span = labels;
        ReadOnlySpan<int> readOnly = labels;
        float expected = new Net_3_4_3_Softmax(1).TrainEpoch(inputs, [0, 0, 1, 1, 0, 0], 0.1f);
        Assert.Equal(expected, new Net_3_4_3_Softmax(1).TrainEpoch(inputs, labels, 0.1f));
        Assert.Equal(expected, new Net_3_4_3_Softmax(1).TrainEpoch(inputs, span, 0.1f));
        Assert.Equal(expected, new Net_3_4_3_Softmax(1).TrainEpoch(inputs, readOnly, 0.1f));
        Assert.Equal(expected, new Net_3_4_3_Softmax(1).TrainEpoch(inputs, labels.AsSpan(), 0.1f));
        Assert.Equal(expected, new Net_3_4_3_Softmax(1).TrainEpoch(inputs, new ClassIndices([2, 0]), 0.1f));
    }

    [Fact]
    public void Integers_in_brackets_are_a_target_as_in_any_network()
    {
        float byClass = new Net_3_4_3_Softmax(1).TrainStep([1, 0, 0.5f], targetClass: 1, 0.1f);
        Assert.Equal(byClass, new Net_3_4_3_Softmax(1).TrainStep([1, 0, 0.5f], [0, 1, 0], 0.1f));
        Assert.Equal(byClass, new Net_3_4_3_Softmax(1).TrainBatch([1, 0, 0.5f], [0, 1, 0], 0.1f));
        Assert.Equal(byClass, new Net_3_4_3_Softmax(1).BackwardBatch([1, 0, 0.5f], [0, 1, 0], new float[Net_3_4_3_Softmax.StorageSize]));
    }

    [Fact]
    public void A_classifier_learns_classes()
    {
        // Which of three numbers is the largest.
        var random = new System.Random(1);
        float[] inputs = [.. Enumerable.Range(0, 300).Select(_ => random.NextSingle())];
        int[] labels = [.. inputs.Chunk(3).Select(row => Array.IndexOf(row, row.Max()))];
        var network = new Net_3_4_3_Softmax(1);
        float first = network.TrainEpoch(inputs, labels, 0.2f), last = first;
        for (int epoch = 0; epoch < 200; epoch++)
            last = network.TrainEpoch(inputs, labels, 0.2f);
        Assert.InRange(last, 0, first / 5);

        float[] outputs = new float[300];
        network.ForwardBatch(inputs, outputs);
        int right = outputs.Chunk(3).Zip(labels).Count(pair => Array.IndexOf(pair.First, pair.First.Max()) == pair.Second);
        Assert.InRange(right, 95, 100);
    }
}
