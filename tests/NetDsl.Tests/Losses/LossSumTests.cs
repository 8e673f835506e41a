using System.Numerics;
using NetDsl.Tests.Networks;
using Xunit;

namespace NetDsl.Tests.Losses;

/// <summary>
/// The loss of a million rows is as exact as that of one: added up in single precision, each next one would lose what is below
/// the last place of the sum so far. The rows are all the same and the weights stay, so the mean is known.
/// </summary>
public sealed class LossSumTests
{
    private const int Rows = 1_000_003;
    private const double Tolerance = 1e-6;

    public static TheoryData<Type> Networks =>
    [
        // With all parameters in registers; written out; tiled, with a gradient for each part and with one that is cut.
        typeof(Net_1_1), typeof(Net_3_4_1), typeof(Net_3_4_1_Absolute), typeof(Net_3_4_1_BinaryCrossEntropy), typeof(Net_3_4_3_Softmax), typeof(Net_2_3_2),
        typeof(Net_3_7_Huber), typeof(Net_3_4_1_Never), typeof(Net_3_4_Tiled_Absolute), typeof(Net_2_3_Tiled_BinaryCrossEntropy),
        typeof(Net_2_20_Tiled_Softmax),
    ];

    [Theory, MemberData(nameof(Networks))]
    public void A_million_losses_add_up(Type network)
    {
        Type contract = network.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INetwork<,>));
        typeof(LossSumTests).GetMethod(nameof(Check), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(contract.GenericTypeArguments).Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    [Theory]
    [InlineData(96)]
    [InlineData(1000)]
    public void Wide_rows_add_up(int rows)
    {
        Net_2_3000_Tiled network = new(1);
        float[] inputs = [.. Enumerable.Repeat(0.5f, 2 * rows)], targets = new float[rows * 3000], output = new float[3000];
        network.Forward(inputs.AsSpan(0, 2), output);
        double expected = rows * output.Sum(y => 0.5 * y * y);
        double actual = network.BackwardBatch(inputs, targets, new float[Net_2_3000_Tiled.StorageSize]);
        Assert.InRange(actual, expected * (1 - Tolerance), expected * (1 + Tolerance));
    }

    private static void Check<TNetwork, T>()
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = new T[Rows * TNetwork.InputSize], targets = new T[Rows * TNetwork.OutputSize], weights = new T[Rows], gradient = new T[TNetwork.StorageSize];
        Array.Fill(inputs, T.CreateChecked(0.25));
        Array.Fill(weights, T.One);
        int[] classes = new int[Rows];
        TNetwork network = TNetwork.Create(1);
        if (network is IClassifier<T>)
        {
            for (int row = 0; row < Rows; row++)
                targets[row * TNetwork.OutputSize] = T.One;
        }

        // Not one whose units with relu are all silent.
        double expected = 0;
        for (int seed = 1; expected < 0.01; seed++)
        {
            network = TNetwork.Create(seed);
            expected = double.CreateChecked(network.LossBatch(new Examples<T>(inputs.AsSpan(0, TNetwork.InputSize), targets.AsSpan(0, TNetwork.OutputSize)), []));
        }

        var examples = new Examples<T>(inputs, targets);
        var weighted = new Examples<T>(inputs, targets, weights);

        foreach (int threads in new[] { 1, 3 })
        {
            AssertMean(network.TrainBatch(inputs, targets, T.Zero, degreeOfParallelism: threads), $"TrainBatch, {threads}");
            AssertSum(network.BackwardBatch(inputs, targets, gradient, threads), $"BackwardBatch, {threads}");
            AssertSum(network.BackwardBatch(weighted, [], gradient, threads), $"BackwardBatch of weighted rows, {threads}");
        }

        AssertMean(network.TrainEpoch(inputs, targets, T.Zero), "TrainEpoch");
        AssertMean(network.TrainEpoch(weighted, T.Zero, []), "TrainEpoch of weighted rows");
        if (network is IClassifier<T> classifier)
            AssertMean(classifier.TrainEpoch(inputs, classes, T.Zero), "TrainEpoch of classes");
        foreach (int batchSize in new[] { 1, 50, Rows })
        {
            FitOptions options = new() { Epochs = 1, BatchSize = batchSize, Optimizer = new Sgd(0), Shuffle = false };
            AssertMean(T.CreateChecked(network.Fit(examples, options).Loss[0]), $"Fit, {batchSize}");
        }

        foreach (int threads in new[] { 1, 3 })
        {
            AssertSum(network.LossBatch(examples, [], threads), $"LossBatch, {threads}");
            AssertSum(network.LossBatch(weighted, [], threads), $"LossBatch of weighted rows, {threads}");
        }

        AssertMean(T.CreateChecked(network.Evaluate(examples).Loss), "Evaluate");

        void AssertMean(T actual, string what) =>
            Assert.True(Math.Abs((double.CreateChecked(actual) / expected) - 1) < Tolerance, $"{what}: {actual} for {expected}");

        void AssertSum(T actual, string what) =>
            Assert.True(Math.Abs((double.CreateChecked(actual) / Rows / expected) - 1) < Tolerance, $"{what}: {actual} for {Rows} times {expected}");
    }

    [Fact]
    public void Hot_and_cold_learning_returns_a_mean_that_adds_up()
    {
        Net_1_1 network = new(1);
        float[] inputs = [.. Enumerable.Repeat(0.25f, Rows)], targets = new float[Rows];
        double expected = ((INetwork<Net_1_1, float>)network).LossBatch(new Examples<float>([0.25f], [0f]), []);
        double actual = network.TrainHotAndCold(new Examples<float>(inputs, targets), 0.01f);
        Assert.InRange(actual, expected * (1 - Tolerance), expected * (1 + Tolerance));
    }
}

// Tiled though small: a million rows go through them quickly. The last has so many weights that batches cut the gradient.

[Network(Unroll = Unroll.Never, Loss = Loss.AbsoluteError)]
[Layer(3), Layer(4, Relu)]
public partial class Net_3_4_Tiled_Absolute;

[Network(Unroll = Unroll.Never, Loss = Loss.BinaryCrossEntropy)]
[Layer(2), Layer(3, Sigmoid)]
public partial class Net_2_3_Tiled_BinaryCrossEntropy;

[Network(Unroll = Unroll.Never)]
[Layer(2), Layer(20, Softmax)]
public partial class Net_2_20_Tiled_Softmax;

[Layer(2), Layer(3000)]
public partial class Net_2_3000_Tiled;
