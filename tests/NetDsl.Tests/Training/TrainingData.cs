using System.Numerics;
using System.Runtime.InteropServices;
using Xunit;

namespace NetDsl.Tests.Training;

/// <summary>Rows for trainings under test, and what must be the same, bit for bit.</summary>
internal static class TrainingData
{
    /// <summary>Rows between −1 and 1 whose targets depend on them; classes for a classifier.</summary>
    public static Dataset<T> Rows<TNetwork, T>(int rows, int seed = 1, bool isWeighted = false)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        T[] inputs = [.. Enumerable.Range(0, rows * TNetwork.InputSize).Select(_ => T.CreateChecked(random.NextDouble() * 2 - 1))];
        T[]? weights = isWeighted ? [.. Enumerable.Range(0, rows).Select(row => T.CreateChecked(row % 4 * 0.5))] : null;
        double Sum(int row) => Enumerable.Range(0, TNetwork.InputSize).Sum(i => double.CreateChecked(inputs[row * TNetwork.InputSize + i]));
        if (TNetwork.Create(0) is IClassifier<T>)
        {
            int[] classes = [.. Enumerable.Range(0, rows).Select(row => (int)(Math.Abs(Sum(row)) * 3) % TNetwork.OutputSize)];
            return new Dataset<T>(inputs, classes, TNetwork.InputSize, TNetwork.OutputSize, weights);
        }

        T[] targets = [.. Enumerable.Range(0, rows * TNetwork.OutputSize).Select(i => T.CreateChecked(0.5 + 0.4 * Math.Sin(Sum(i / TNetwork.OutputSize) + i % TNetwork.OutputSize)))];
        return new Dataset<T>(inputs, targets, TNetwork.InputSize, TNetwork.OutputSize, weights);
    }

    public static void AssertSameBits<TNetwork, T>(INetwork<TNetwork, T> expected, INetwork<TNetwork, T> actual)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Assert.Equal(MemoryMarshal.AsBytes<T>(expected.Parameters).ToArray(), MemoryMarshal.AsBytes<T>(actual.Parameters).ToArray());

    public static void AssertSame(History expected, History actual)
    {
        Assert.Equal(expected.Reason, actual.Reason);
        Assert.Equal((expected.Epochs, expected.Steps, expected.BestEpoch), (actual.Epochs, actual.Steps, actual.BestEpoch));
        AssertSame(expected.Training, actual.Training);
        Assert.Equal(expected.LearningRates, actual.LearningRates);
        Assert.Equal(expected.HasValidation, actual.HasValidation);
        if (expected.HasValidation)
            AssertSame(expected.Validation, actual.Validation);
    }

    private static void AssertSame(Curves expected, Curves actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i].Name, actual[i].Name);
            Assert.Equal(expected[i].Select(BitConverter.DoubleToInt64Bits), actual[i].Select(BitConverter.DoubleToInt64Bits));
        }
    }
}
