using System.Numerics;
using NetDsl.Tests.Networks;
using Xunit;
using static NetDsl.Tests.Training.TrainingData;

namespace NetDsl.Tests.Training;

/// <summary>Trainings that leave the numbers: noticed at once, told, and undone.</summary>
public sealed class DivergenceTests
{
    [Theory]
    [InlineData(1, 3, false)]
    [InlineData(1, 3, true)]
    [InlineData(5, 12, false)]
    [InlineData(5, 12, true)]
    [InlineData(100, 20, false)]
    public void The_weights_of_the_last_good_epoch_are_kept(int batchSize, double rate, bool withMetrics)
    {
        Dataset<float> data = Rows<Net_3_1, float>(20);
        FitOptions options = new() { Epochs = 1000, BatchSize = batchSize, Optimizer = new Sgd(rate), Metrics = withMetrics ? [Metric.SumOfSquaredError] : [] };
        Net_3_1 network = new(1), expected = new(1);
        History history = network.Fit(data, options);
        Assert.Equal(StopReason.Diverged, history.Reason);
        int epoch = history.DivergedEpoch!.Value;
        Assert.InRange(epoch, 2, 200);
        Assert.Equal(epoch - 1, history.Epochs);
        Assert.StartsWith(FormattableString.Invariant($"Net_3_1.Fit diverged in epoch {epoch}, "), history.Message);
        Assert.Contains(FormattableString.Invariant($"The weights are those of the end of epoch {epoch - 1}. Try a smaller learning rate than {rate}, "), history.Message);
        Assert.All(network.Parameters.ToArray(), weight => Assert.True(float.IsFinite(weight)));
        Assert.All(history.Loss, loss => Assert.True(double.IsFinite(loss)));

        Assert.Equal(StopReason.Done, expected.Fit(data, options with { Epochs = epoch - 1 }).Reason);
        AssertSameBits(expected, network);
        Assert.False(float.IsNaN(network.Forward(1, 0, 1)));
    }

    [Fact]
    public void The_step_is_told_and_the_weights_of_the_start_are_kept()
    {
        Dataset<double> data = Rows<Net_3_4_1_Tanh, double>(40);
        Net_3_4_1_Tanh network = new(1);
        History history = network.Fit(data, new FitOptions { BatchSize = 4, Optimizer = new Momentum(1e300) });
        Assert.Equal((1, 0, 0), (history.DivergedEpoch, history.Epochs, history.BestEpoch));
        Assert.InRange(history.Steps, 2, 4);
        Assert.Equal(
            FormattableString.Invariant($"Net_3_4_1_Tanh.Fit diverged in epoch 1, step {history.Steps} of 10: the loss became {(history.Message.Contains("NaN") ? "NaN" : "infinite")}. The weights are those of the start. Try a smaller learning rate than 1E+300, or inputs of about the size of 1, or clipped gradients: new Momentum {{ ClipNorm = 1 }}."),
            history.Message);
        AssertSameBits(new Net_3_4_1_Tanh(1), network);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "infinite")]
    public void A_number_of_the_data_that_is_none_is_found(float value, string name)
    {
        Dataset<float> data = Rows<Net_3_4_1, float>(20), targets = Rows<Net_3_4_1, float>(20), validation = Rows<Net_3_4_1, float>(20);
        data.Inputs[3 * 17 + 1] = value;
        targets.Targets[4] = value;
        validation.Inputs[2] = value;
        FitOptions options = new() { BatchSize = 4 };
        Assert.EndsWith($"The inputs themselves hold a number that is none: value 1 of row 17, counted from 0, is {name}.", new Net_3_4_1(1).Fit(data, options).Message);
        Assert.EndsWith($"The targets themselves hold a number that is none: value 0 of row 4, counted from 0, is {name}.", new Net_3_4_1(1).Fit(targets, options).Message);

        Net_3_4_1 network = new(1);
        History history = network.Fit(Rows<Net_3_4_1, float>(20), options, validation);
        Assert.Equal((StopReason.Diverged, 1, 0), (history.Reason, history.DivergedEpoch, history.Epochs));
        Assert.Contains("epoch 1: the loss on the rows of validation became", history.Message);
        Assert.EndsWith($"The validation inputs themselves hold a number that is none: value 2 of row 0, counted from 0, is {name}.", history.Message);
        AssertSameBits(new Net_3_4_1(1), network);
    }

    [Fact]
    public void Weights_that_no_loss_shows_are_found_at_the_end_of_the_epoch()
    {
        // The first input is 0 in every row, and zeros are left out where inputs are many.
        Dataset<float> data = Rows<Net_129_15_6, float>(10);
        for (int row = 0; row < 10; row++)
            data.Input(row)[0] = 0;

        Net_129_15_6 network = new(1), expected = new(1);
        History history = network.Fit(data, new FitOptions { Epochs = 5, BatchSize = 1, Optimizer = new Poison(30) });
        Assert.Equal((StopReason.Diverged, 3, 2, 30L), (history.Reason, history.DivergedEpoch, history.Epochs, history.Steps));
        Assert.StartsWith("Net_129_15_6.Fit diverged in epoch 3: a weight became infinite or NaN. The weights are those of the end of epoch 2.", history.Message);
        expected.Fit(data, new FitOptions { Epochs = 2, BatchSize = 1, Optimizer = new Poison(30) });
        AssertSameBits(expected, network);
    }

    [Fact]
    public void A_network_that_is_broken_before_is_told_apart()
    {
        Net_3_4_1 network = new(1);
        network.Layer1.Weights[0, 0] = float.NaN;
        Assert.EndsWith("A weight was infinite or NaN before training began.", network.Fit(Rows<Net_3_4_1, float>(20)).Message);
    }

    // Gradient descent that ruins a weight of the first input at one step.
    private sealed record Poison(long At) : Optimizer(0.01)
    {
        public override OptimizerState<T> CreateState<T>(int storageSize) => new State<T>(this, storageSize);

        private sealed class State<T>(Poison optimizer, int storageSize) : OptimizerState<T>(optimizer, storageSize)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            protected override void Update(Span<T> parameters, Span<T> gradient, int start, double learningRate)
            {
                for (int i = 0; i < parameters.Length; i++)
                    parameters[i] -= T.CreateChecked(learningRate) * gradient[i];

                if (Steps == optimizer.At && start == 0)
                    parameters[0] = T.NaN;
            }
        }
    }
}
