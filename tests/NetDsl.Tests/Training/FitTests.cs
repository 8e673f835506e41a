using NetDsl.Tests.LayerOptions;
using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

/// <summary>What Fit does is what the members below it do, called by hand.</summary>
public sealed class FitTests
{
    [Fact]
    public void Three_lines_are_enough()
    {
        float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1], targets = [0, 1, 1, 0];
        var network = new Xor(seed: 1);
        History history = network.Fit(inputs, targets, epochs: 500);
        Assert.Equal((StopReason.Done, 500, 500L, "Done: all 500 epochs."), (history.Reason, history.Epochs, history.Steps, history.Message));
        Assert.Equal(1, network.Evaluate(inputs, targets, Metric.Accuracy)[Metric.Accuracy]);
        Assert.True(history.Loss[^1] < 0.01 && history.Loss[0] > 0.1);
        Assert.Equal(500, history.BestEpoch);
    }

    [Fact]
    public void Overloads_are_the_same_training()
    {
        Dataset<double> data = Rows<Net_2_5_10_Softmax, double>(50);
        double[] inputs = data.Inputs.ToArray();
        int[] classes = data.TargetClasses.ToArray();
        double[] targets = data.ToOneHot().Targets.ToArray();
        FitOptions options = new() { Epochs = 3, BatchSize = 8, Optimizer = new Momentum(0.1) };
        Net_2_5_10_Softmax expected = new(1);
        expected.Fit(data, options);
        Action<Net_2_5_10_Softmax>[] ways =
        [
            network => network.Fit(inputs, targets, epochs: 3, batchSize: 8, optimizer: new Momentum(0.1)),
            network => network.Fit(inputs, classes, epochs: 3, batchSize: 8, optimizer: new Momentum(0.1)),
            network => network.Fit(data, epochs: 3, batchSize: 8, optimizer: new Momentum(0.1)),
            network => network.Fit(inputs, targets, options),
            network => network.Fit(inputs, classes, options),
            network => network.Fit(new Examples<double>(inputs, classes), options),
            network => network.StartTraining(inputs, targets, options).TrainToEnd(),
            network => network.StartTraining(inputs, classes, options).TrainToEnd(),
            network => network.StartTraining(data, options).TrainToEnd(),
        ];
        foreach (Action<Net_2_5_10_Softmax> way in ways)
        {
            Net_2_5_10_Softmax network = new(1);
            way(network);
            AssertSameBits(expected, network);
        }
    }

    [Fact]
    public void Defaults_are_a_hundred_epochs_of_Adam_on_shuffled_batches_of_32()
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(100);
        Net_3_4_1 byDefault = new(1), expected = new(1);
        byDefault.Fit(data);
        expected.Fit(data, new FitOptions { Epochs = 100, BatchSize = 32, Optimizer = new Adam(0.01), Shuffle = true, Seed = 0, Schedule = new ConstantRate() });
        AssertSameBits(expected, byDefault);
    }

    [Fact]
    public void A_short_last_batch_is_a_step_on_the_mean_of_its_own_rows()
    {
        Dataset<double> data = Rows<Net_5_7_3, double>(10);
        Net_5_7_3 network = new(1), expected = new(1);
        History history = network.Fit(data, new FitOptions { Epochs = 2, BatchSize = 4, Optimizer = new Sgd(0.1), Shuffle = false });
        double sum = 0;
        for (int epoch = 0; epoch < 2; epoch++)
        {
            sum = 0;
            foreach ((int start, int rows) in new[] { (0, 4), (4, 4), (8, 2) })
            {
                Examples<double> part = data.Examples.Slice(start, rows, 5, 3);
                sum += expected.TrainBatch(part.Inputs, part.Targets, 0.1) * rows;
            }
        }

        AssertSameBits(expected, network);
        Assert.Equal(6, history.Steps);
        Assert.Equal(sum / 10, history.Loss[1], 1e-14);
    }

    [Fact]
    public void Optimizers_step_along_the_mean_gradient_of_a_batch()
    {
        AssertSteps<Net_3_4_1_Sigmoid>(new Adam(0.01) { L2 = 0.01 });
        AssertSteps<Net_17_33_9_Double>(new RmsProp(0.01) { ClipNorm = 0.1 });

        static void AssertSteps<TNetwork>(Optimizer optimizer)
            where TNetwork : class, INetwork<TNetwork, double>
        {
            Dataset<double> data = Rows<TNetwork, double>(12);
            TNetwork network = TNetwork.Create(1), expected = TNetwork.Create(1);
            network.Fit(data, new FitOptions { Epochs = 3, BatchSize = 4, Optimizer = optimizer, Shuffle = false });
            OptimizerState<double> state = optimizer.CreateState<double>(TNetwork.StorageSize);
            double[] gradient = new double[TNetwork.StorageSize];
            for (int step = 0; step < 9; step++)
            {
                expected.BackwardBatch(data.Examples.Slice(step % 3 * 4, 4, TNetwork.InputSize, TNetwork.OutputSize), [], gradient);
                state.Step(expected.Parameters, gradient, optimizer.LearningRate, gradientScale: 0.25);
            }

            AssertSameBits(expected, network);
        }
    }

    [Fact]
    public void Single_rows_are_stochastic_gradient_descent()
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(100);
        Net_3_4_1 network = new(1), expected = new(1);
        History history = network.Fit(data, new FitOptions { Epochs = 2, BatchSize = 1, Optimizer = new Sgd(0.1), Shuffle = false });
        expected.TrainEpoch(data.Inputs, data.Targets, 0.1f);
        float loss = expected.TrainEpoch(data.Inputs, data.Targets, 0.1f);
        AssertSameBits(expected, network);
        Assert.Equal(200, history.Steps);
        Assert.Equal(loss, history.Loss[1], 1e-6);
    }

    [Fact]
    public void Schedules_change_the_rate_between_epochs_or_steps()
    {
        Dataset<double> data = Rows<Net_3_4_1_Sigmoid, double>(8);
        FitOptions options = new() { Epochs = 3, BatchSize = 4, Shuffle = false, Optimizer = new Sgd(0.5), Schedule = new StepDecay(1, 0.5) };
        Net_3_4_1_Sigmoid network = new(1), expected = new(1);
        History history = network.Fit(data, options);
        Assert.Equal([0.5, 0.25, 0.125], history.LearningRates);
        foreach (double rate in new[] { 0.5, 0.25, 0.125 })
        {
            expected.TrainBatch(data.Inputs[..12], data.Targets[..4], rate);
            expected.TrainBatch(data.Inputs[12..], data.Targets[4..], rate);
        }

        AssertSameBits(expected, network);

        Net_3_4_1_Sigmoid within = new(1), steps = new(1);
        history = within.Fit(data, options with { Schedule = new ExponentialDecay(0.25) { ChangesWithinEpoch = true }, BatchSize = 1, Epochs = 1 });
        Assert.Equal(0.5 * Math.Pow(0.25, 7 / 8.0), history.LearningRates[0]);
        for (int row = 0; row < 8; row++)
            steps.TrainEpoch(data.Inputs.Slice(row * 3, 3), data.Targets.Slice(row, 1), 0.5 * Math.Pow(0.25, row / 8.0));
        AssertSameBits(steps, within);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(100)]
    public void Frozen_layers_stay_and_gaps_hold_zero(int batchSize)
    {
        Optimizer[] optimizers = [new Sgd(0.1), new Sgd(0.1) { L2 = 0.1, L1 = 0.1 }, new Adam(0.1), new AdamW(0.1, weightDecay: 0.5), new Momentum(0.1) { ClipNorm = 1 }];
        foreach (Optimizer optimizer in optimizers)
        {
            FitOptions options = new() { Epochs = 2, BatchSize = batchSize, Optimizer = optimizer };
            Check<Frozen1_3_4_2, double>(options);
            Check<Frozen2_20_33_17_5, float>(options with { Metrics = [Metric.Accuracy] });
            Check<Net_17_33_9, float>(options);
        }

        static void Check<TNetwork, T>(FitOptions options)
            where TNetwork : class, INetwork<TNetwork, T>
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            TNetwork network = TNetwork.Create(1), before = TNetwork.Create(1);
            network.Fit(Rows<TNetwork, T>(30), options);
            foreach (LayerInfo layer in TNetwork.Layers)
            {
                T[] trained = network.Parameters.Slice(layer.StorageStart, layer.StorageLength).ToArray();
                T[] initial = before.Parameters.Slice(layer.StorageStart, layer.StorageLength).ToArray();
                Assert.Equal(layer.IsFrozen, trained.SequenceEqual(initial));
            }

            T[] canonical = new T[TNetwork.ParameterCount], packed = new T[TNetwork.StorageSize];
            TNetwork.Unpack(network.Parameters, canonical);
            TNetwork.Pack(canonical, packed);
            Assert.Equal(packed, network.Parameters.ToArray());
        }
    }
}

[Layer(2), Layer(8, Tanh), Layer(1, Sigmoid)]
public partial class Xor;
