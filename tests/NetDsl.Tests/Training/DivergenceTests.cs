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
    [InlineData(5, 0.9, false)]
    public void The_best_weights_that_were_seen_are_put_back(int batchSize, double rate, bool withMetrics)
    {
        Dataset<float> data = Rows<Net_3_1, float>(20);
        FitOptions options = new() { Epochs = 1000, BatchSize = batchSize, Optimizer = new Sgd(rate), Schedule = new Rising(), Metrics = withMetrics ? [Metric.SumOfSquaredError] : [] };
        double ofStart = new Net_3_1(1).Evaluate(data).Loss;
        foreach (double factor in new[] { 1e6, 10, double.PositiveInfinity })
        {
            Net_3_1 network = new(1), expected = new(1);
            History history = network.Fit(data, options with { DivergenceFactor = factor });
            Assert.Equal(StopReason.Diverged, history.Reason);
            int epoch = history.DivergedEpoch!.Value, best = history.BestEpoch;
            Assert.Equal(epoch - 1, history.Epochs);
            Assert.StartsWith(FormattableString.Invariant($"Net_3_1.Fit diverged in epoch {epoch}"), history.Message);
            Assert.Contains("Try a smaller learning rate than ", history.Message);
            Assert.All(history.Loss, loss => Assert.True(double.IsFinite(loss)));

            // The start and both ends of the best epoch: what is told is what is there.
            double loss = network.Evaluate(data).Loss;
            Assert.True(loss <= ofStart, history.Message);
            (int kept, double lowest) = new[] { 0, best - 1, best }.Where(end => end >= 0).Select(end => (end, Trained(end).Evaluate(data).Loss)).MinBy(of => of.Loss);
            Assert.Equal(lowest, loss);
            AssertSameBits(Trained(kept), network);
            Assert.Contains(
                kept == 0 ? FormattableString.Invariant($" The weights are those of the start, with a loss of {loss:G4}. ")
                : FormattableString.Invariant($" The weights are those of the end of epoch {kept}, with a loss of {loss:G4}; that of the start is {ofStart:G4}. "),
                history.Message);
        }

        Net_3_1 Trained(int epochs)
        {
            Net_3_1 network = new(1);
            if (epochs > 0)
                network.Fit(data, options with { Epochs = epochs, DivergenceFactor = double.PositiveInfinity });
            return network;
        }
    }

    [Theory]
    [InlineData(0.7, 32)]
    [InlineData(0.5, 4)]
    [InlineData(0.1, 1)]
    public void Heights_and_weights_are_not_ruined(double rate, int batchSize)
    {
        HeightToWeight network = new(1);
        double ofStart = network.Evaluate(HeightToWeight.Heights, HeightToWeight.Weights).Loss;
        FitOptions options = new() { Epochs = 2000, BatchSize = batchSize, Optimizer = new Sgd(rate) };
        var data = new Dataset<float>(HeightToWeight.Heights, HeightToWeight.Weights, 1, 1);
        History history = network.Fit(data, options);
        if (batchSize == 32)
            Assert.Equal(StopReason.Diverged, history.Reason);
        if (history.Reason == StopReason.Diverged)
            Assert.InRange(network.Evaluate(data).Loss, 0, ofStart);

        HeightToWeight inPieces = new(1);
        TrainingRun<HeightToWeight, float> run = inPieces.StartTraining(data, options);
        while (run.TrainSteps(3))
        {
        }

        Assert.Equal(history.Message.Replace(".Fit ", ".StartTraining "), run.History.Message);
        AssertSameBits(network, inPieces);
    }

    [Fact]
    public void A_loss_that_grows_and_stays_finite_has_diverged_too()
    {
        // Double precision has room for 1e300 before anything is infinite.
        Dataset<double> data = Rows<Net_3_4_1_Tanh, double>(20);
        var script = new Grows();
        FitOptions options = new() { Epochs = 60, BatchSize = 20, Optimizer = script };
        Net_3_4_1_Tanh network = new(1);
        double ofStart = network.Evaluate(data).Loss;
        History history = network.Fit(data, options);
        Assert.Equal(StopReason.Diverged, history.Reason);
        Assert.True(history.Loss.Max() <= 1e6 * history.Loss.Min());
        Assert.Contains(", more than 1E+06 times the best, ", history.Message);
        Assert.InRange(network.Evaluate(data).Loss, 0, ofStart);

        History onValidation = new Net_3_4_1_Tanh(1).Fit(data, options with { DivergenceFactor = 1e9 }, Rows<Net_3_4_1_Tanh, double>(20, seed: 2));
        Assert.Equal(StopReason.Diverged, onValidation.Reason);
        Assert.Contains("more than 1E+09 times the best, ", onValidation.Message);
        Assert.True(onValidation.DivergedEpoch > 1);

        History unbound = new Net_3_4_1_Tanh(1).Fit(data, options with { DivergenceFactor = double.PositiveInfinity });
        Assert.Equal((StopReason.Done, 60), (unbound.Reason, unbound.Epochs));
    }

    [Fact]
    public void A_loss_of_next_to_nothing_may_grow()
    {
        // 1e-28 and then, in a first step as long as Adam's always is, 1e-4.
        double[] inputs = [1, 2, 3, 4], targets = [5, 8, 11, 14];
        Line network = new(1);
        network.Layer1.Weights[0, 0] = 3;
        network.Layer1.Biases[0] = 2 + 1e-14;
        History history = network.Fit(inputs, targets, epochs: 50);
        Assert.Equal(StopReason.Done, history.Reason);
        Assert.True(history.Loss.Max() > 1e6 * history.Loss[0]);
    }

    [Fact]
    public void The_bound_is_checked()
    {
        foreach (double factor in new[] { 1, 0, -5, double.NaN })
            Assert.Contains("it is more than 1; infinity for no bound", Assert.Throws<ArgumentOutOfRangeException>(() => new FitOptions { DivergenceFactor = factor }).Message);
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
            FormattableString.Invariant($"Net_3_4_1_Tanh.Fit diverged in epoch 1, step {history.Steps} of 10: the loss became {(history.Message.Contains("NaN") ? "NaN" : "infinite")}. The weights are those of the start, with a loss of {new Net_3_4_1_Tanh(1).Evaluate(data).Loss:G4}. Try a smaller learning rate than 1E+300, or inputs of about the size of 1, or clipped gradients: new Momentum {{ ClipNorm = 1 }}."),
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
        Assert.StartsWith("Net_129_15_6.Fit diverged in epoch 3: a weight became infinite or NaN. The weights are those of the end of epoch 2, with a loss of ", history.Message);
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

    private sealed record Rising : LearningRateSchedule
    {
        protected override double FactorAt(double epoch) => 1 + epoch;
    }

    // Steps that are no descent: parameters grow by a factor.
    private sealed record Grows() : Optimizer(0.01)
    {
        public override OptimizerState<T> CreateState<T>(int storageSize) => new State<T>(this, storageSize);

        private sealed class State<T>(Grows optimizer, int storageSize) : OptimizerState<T>(optimizer, storageSize)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            protected override void Update(Span<T> parameters, Span<T> gradient, int start, double learningRate)
            {
                for (int i = 0; i < parameters.Length; i++)
                    parameters[i] *= T.CreateChecked(3);
            }
        }
    }
}
